-- All rows of both books that one source has of a year, at one level of goods, countries only: what reconciling takes.
with chosen as (
    select
        year, reporter, partner, flow, substr(commodity, 1, $level) as commodity, value, fob, net_weight, level,
        min(level) over (partition by reporter, partner, flow) as coarsest
    from flows
    where
        source = $source and year = $year and length(period) = 4 and level >= $level and flow in ('X', 'M')
        and not partner_is_group and partner2 = 'WLD' and customs = 'C00' and transport = '0' and currency = 'USD'
        and classification like 'H%'
)
select
    year, reporter, partner, flow, commodity, sum(value) as value,
    case when count(fob) = count(*) then sum(fob) end as fob,
    case when count(net_weight) = count(*) then sum(net_weight) end as net_weight
from chosen
where level = coarsest and partner not in ('XXX', 'WLD')
group by year, reporter, partner, flow, commodity
