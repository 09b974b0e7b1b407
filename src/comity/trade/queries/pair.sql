-- What two countries' trade is, in every book and both ways. `$level`: digits of the codes; where a source has none of so
-- few digits (and no total), the next finer ones are added up, and `lines` says how many rows that took.
-- Two seeks are quicker than one search for both ways.
with ways as (
    select * from flows where reporter = $first and partner = $second
    union all
    select * from flows where reporter = $second and partner = $first
),
rows as (
    select
        *,
        case when length(period) = 4 then 'A' when period like '%-Q_' then 'Q' when length(period) = 7 then 'M' end
            as frequency
    from ways
    where year between $since and $until and partner2 = 'WLD' and customs = 'C00' and transport = '0'
),
chosen as (
    select
        *,
        min(case when level >= $level then level end)
            over (partition by source, reporter, partner, flow, period) as finest
    from rows
    where frequency = $frequency
)
select
    r.source, l.standing, max(r.vintage) as vintage, max(r.load) as load, r.year, r.period, r.reporter, r.partner, r.flow,
    r.classification,
    case when $level = 0 then 'TOTAL' else substr(r.commodity, 1, $level) end as commodity,
    r.currency,
    sum(r.value) as value,
    case when count(r.step) = count(*) then sum(r.step) end as step,
    case when count(r.cif) = count(*) then sum(r.cif) end as cif,
    case when count(r.fob) = count(*) then sum(r.fob) end as fob,
    case when count(r.net_weight) = count(*) then sum(r.net_weight) end as net_weight,
    case when count(r.quantity) = count(*) and min(r.unit) = max(r.unit) then sum(r.quantity) end as quantity,
    case when count(r.quantity) = count(*) and min(r.unit) = max(r.unit) then min(r.unit) end as unit,
    min(r.row) as row,
    count(*) as lines
from chosen as r
join loads as l on l.load = r.load
where r.level = r.finest
group by
    r.source, l.standing, r.year, r.period, r.reporter, r.partner, r.flow, r.classification, r.currency,
    case when $level = 0 then 'TOTAL' else substr(r.commodity, 1, $level) end
order by r.source, r.reporter, r.partner, r.flow, r.year, r.period, r.classification, 11, r.currency
