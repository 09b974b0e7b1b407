-- The world median unit value of each product, USD a kilogram. `priced`: (k, unit_value) of flows whose weight both sides tell.
select k, median(unit_value) as unit_value
from priced
group by k
order by k
