-- Lines that are broken down (by transport, customs procedure or second partner) beside the line that adds them up.
-- beside: how often there is one; without: how often there is none, and their value is in no sum.
with keyed as (
    select
        source, reporter, flow, partner, classification, commodity, period,
        sum(case when partner2 = 'WLD' and customs = 'C00' and transport = '0' then 1 else 0 end) as whole,
        sum(case when partner2 = 'WLD' and customs = 'C00' and transport = '0' then 0 else 1 end) as parts,
        sum(case when partner2 = 'WLD' and customs = 'C00' and transport = '0' then 0 else value end) as value
    from flows
    where source = $source
    group by source, reporter, flow, partner, classification, commodity, period
)
select
    source, reporter, flow,
    sum(case when whole > 0 then parts else 0 end) as beside,
    sum(case when whole = 0 then parts else 0 end) as without,
    sum(case when whole = 0 then value else 0 end) as value
from keyed
where parts > 0
group by source, reporter, flow
order by source, reporter, flow
