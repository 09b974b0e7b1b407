-- What every vintage of every source says of the flows between two reporters by commodity of `$level` digits,
-- both ways, both books.
-- Within a vintage the latest load holds, and the coarsest rows there are: finer ones are added up only where there are no others.
with chosen as (
    select
        *,
        case when $level = 0 then 'TOTAL' else substr(commodity, 1, $level) end as code,
        row_number() over (
            partition by source, vintage, reporter, partner, flow, period, classification, commodity
            order by load desc
        ) as place
    from flow_history
    where
        ((reporter = $first and partner = $second) or (reporter = $second and partner = $first))
        and year between $since and $until
        and flow in ('X', 'M')
        and partner2 = 'WLD' and customs = 'C00' and transport = '0'
        and level >= $level and ($level = 0 or classification like 'H%')
),
kept as (
    select
        *,
        min(level) over (partition by source, vintage, reporter, partner, flow, period, classification, code) as coarsest
    from chosen
    where place = 1
)
select
    r.source, l.standing, r.vintage, r.reporter, r.partner, r.flow, r.period, r.code, r.classification, r.currency,
    sum(r.value) as value,
    case when count(r.step) = count(*) then sum(r.step) end as step,
    case when count(r.net_weight) = count(*) then sum(r.net_weight) end as net_weight,
    min(r.row) as row,
    count(*) as lines
from kept as r
join loads as l on l.load = r.load
where r.level = r.coarsest
group by
    r.source, l.standing, r.vintage, r.reporter, r.partner, r.flow, r.period, r.code, r.classification, r.currency
order by r.source, r.vintage, r.reporter, r.flow, r.period, r.code, r.classification, r.currency
