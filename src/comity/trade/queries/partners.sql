-- With whom a country trades, by rank. side `reporter`: its own books; `partner`: what others say of trade with it, which is
-- all there is in a list of one line a flow (BACI). Groups and the world have no rank.
with rows as (
    select
        source, vintage, year, period, flow, level, currency, value, partner_is_group, load, 'reporter' as side, partner
    from partners
    where reporter = $country and year between $since and $until and flow = $flow
    union all
    select
        source, vintage, year, period, flow, level, currency, value, partner_is_group, load, 'partner', reporter
    from partners
    where partner = $country and reporter <> $country and year between $since and $until and flow = $flow
),
coarsest as (
    select *, min(level) over (partition by source, side, partner, period) as least
    from rows
    where
        case when length(period) = 4 then 'A' when period like '%-Q_' then 'Q' when length(period) = 7 then 'M' end
        = $frequency
),
added as (
    select
        source, max(vintage) as vintage, max(load) as load, side, year, period, flow, partner, partner_is_group, currency,
        sum(value) as value
    from coarsest
    where level = least
    group by source, side, year, period, flow, partner, partner_is_group, currency
)
select
    a.source, l.standing, a.vintage, a.side, a.year, a.period, a.flow, a.partner, a.partner_is_group, a.currency, a.value,
    case
        when a.partner_is_group then null
        else a.value / nullif(
            sum(case when a.partner_is_group then 0 else a.value end)
                over (partition by a.source, a.side, a.period, a.currency),
            0
        )
    end as share,
    case
        when a.partner_is_group then null
        else rank() over (
            partition by a.source, a.side, a.period, a.currency, a.partner_is_group order by a.value desc
        )
    end as rank
from added as a
join loads as l on l.load = a.load
order by a.source, a.side, a.year, a.period, a.currency, a.value desc, a.partner
