-- The years each reporter speaks of, by flow.
select source, reporter, flow, year, cast(sum(value) as double) as value
from partners
where length(period) = 4 and not partner_is_group
group by source, reporter, flow, year
order by source, reporter, flow, year
