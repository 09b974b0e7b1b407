"""Indicators of countries (GDP, population, investment), and the World Bank's layouts in which they come."""
