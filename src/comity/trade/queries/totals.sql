-- A country's whole trade by year: the sum over partners that are no groups, and the world's line where the source has one.
with rows as (
    select source, vintage, load, year, period, flow, level, currency, value, partner_is_group, 'reporter' as side,
        partner as other
    from partners
    where reporter = $country and year between $since and $until
    union all
    select source, vintage, load, year, period, flow, level, currency, value, partner_is_group, 'partner', reporter
    from partners
    where partner = $country and reporter <> $country and year between $since and $until
),
coarsest as (
    select *, min(level) over (partition by source, side, flow, other, period) as least from rows
)
select
    r.source, l.standing, max(r.vintage) as vintage, r.side, r.year, r.period, r.flow, r.currency,
    sum(case when r.partner_is_group then 0 else r.value end) as value,
    sum(case when r.other = 'WLD' then r.value end) as stated,
    count(distinct case when r.partner_is_group then null else r.other end) as partners
from coarsest as r
join loads as l on l.load = r.load
where r.level = r.least
group by r.source, l.standing, r.side, r.year, r.period, r.flow, r.currency
order by r.source, r.side, r.year, r.period, r.flow, r.currency
