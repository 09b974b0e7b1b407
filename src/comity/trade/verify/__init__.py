"""What is wrong in the files of the warehouse, and in what the sources say."""
