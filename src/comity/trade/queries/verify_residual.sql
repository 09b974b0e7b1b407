-- Chapter 99 (goods nowhere else listed) as a share of what a reporter says of a partner in a year.
with goods as (
    select
        source, reporter, partner, flow, year, currency, level,
        sum(value) as value,
        sum(case when substr(commodity, 1, 2) = '99' then value else 0 end) as residual
    from flows
    where
        level >= 2 and classification like 'H%' and length(period) = 4 and not partner_is_group
        and partner2 = 'WLD' and customs = 'C00' and transport = '0'
    group by source, reporter, partner, flow, year, currency, level
),
coarsest as (
    select *, min(level) over (partition by source, reporter, partner, flow, year, currency) as least
    from goods
)
select source, reporter, partner, flow, year, currency, value, residual
from coarsest
where level = least and value >= $least_value and residual >= $share * value
order by source, reporter, flow, partner, year
