-- The world median unit value of each product, USD a kilogram, of the exporters' word where both weights are known.
-- `paired`: what mirror_rows gives.
select
    (flow_key % 65536)::integer as k,
    median(exported / exported_weight) as unit_value
from paired
where exported_weight > 0 and imported_weight > 0
group by 1
order by 1
