-- What a country trades with all countries, by commodity. Finer codes are added up where there are none of `$level` digits.
with chosen as (
    select *, min(case when level >= $level then level end) over (partition by source, side, flow, period) as finest
    from commodities
    where country = $country and year between $since and $until
)
select
    r.source, l.standing, max(r.vintage) as vintage, r.side, r.year, r.period, r.flow, r.classification,
    case when $level = 0 then 'TOTAL' else substr(r.commodity, 1, $level) end as commodity,
    r.currency, sum(r.value) as value, sum(r.net_weight) as net_weight, sum(r.unweighed) as unweighed,
    sum(r.lines) as lines
from chosen as r
join loads as l on l.load = r.load
where r.level = r.finest
group by
    r.source, l.standing, r.side, r.year, r.period, r.flow, r.classification, r.currency,
    case when $level = 0 then 'TOTAL' else substr(r.commodity, 1, $level) end
order by r.source, r.side, r.year, r.period, r.flow, r.classification, 9, r.currency
