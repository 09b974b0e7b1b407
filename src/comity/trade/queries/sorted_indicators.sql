-- The runs of a load that did not fit into the memory, in the order of the warehouse.
select *
from runs
order by indicator, country, period, row
