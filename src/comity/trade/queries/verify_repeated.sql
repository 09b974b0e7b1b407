-- Lines that a load says more than once, of one source and year.
with keyed as (
    select
        source, reporter, flow, partner, classification, commodity, period, partner2, customs, transport, load,
        count(*) as lines, min(row) as first_row, max(row) as last_row, sum(value) as value, max(value) as largest
    from flows
    where source = $source and year = $year
    group by
        source, reporter, flow, partner, classification, commodity, period, partner2, customs, transport, load
    having count(*) > 1
)
select
    source, reporter, flow, count(*) as keys, cast(sum(lines) as bigint) as lines, min(first_row) as first_row,
    min(last_row) as last_row, sum(value - largest) as value
from keyed
group by source, reporter, flow
order by source, reporter, flow
