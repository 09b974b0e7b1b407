-- The runs of a load that did not fit into the memory, in the order of the warehouse.
select *
from runs
order by reporter, partner, flow, classification, commodity, period, partner2, customs, transport, row
