-- The tables that all queries read. `plain_*`: rows that no other load of the same source and year speaks of.
-- `contested_flows`: rows of years of which several loads speak. Of these the newest vintage holds for a reporter, partner,
-- flow, period and level of detail as a whole; within a vintage the latest load holds for a row. `superseded_flows`: years
-- of a release of the whole world that a newer one replaces.
create view flow_history as
select
    year, period, reporter, partner, partner_is_group, flow, classification, commodity, value, currency, step, cif, fob,
    net_weight, quantity, unit, partner2, customs, transport, row,
    case when commodity = 'TOTAL' then 0 else length(commodity) end as level,
    source, cast(vintage as varchar) as vintage, cast(load as integer) as load
from plain_flows
union all
select
    year, period, reporter, partner, partner_is_group, flow, classification, commodity, value, currency, step, cif, fob,
    net_weight, quantity, unit, partner2, customs, transport, row,
    case when commodity = 'TOTAL' then 0 else length(commodity) end as level,
    source, cast(vintage as varchar) as vintage, cast(load as integer) as load
from contested_flows
union all
select
    year, period, reporter, partner, partner_is_group, flow, classification, commodity, value, currency, step, cif, fob,
    net_weight, quantity, unit, partner2, customs, transport, row,
    case when commodity = 'TOTAL' then 0 else length(commodity) end as level,
    source, cast(vintage as varchar) as vintage, cast(load as integer) as load
from superseded_flows;

create view contested_newest as
with rated as (
    select
        *,
        case when commodity = 'TOTAL' then 0 else length(commodity) end as level,
        max(vintage) over (
            partition by
                source, year, reporter, partner, flow, period, partner2, customs, transport,
                case when commodity = 'TOTAL' then 0 else length(commodity) end
        ) as newest
    from contested_flows
),
latest as (
    select
        *,
        max(load) over (
            partition by
                source, year, reporter, partner, flow, classification, commodity, period, partner2, customs, transport
        ) as last_load
    from rated
    where vintage = newest
)
select
    year, period, reporter, partner, partner_is_group, flow, classification, commodity, value, currency, step, cif, fob,
    net_weight, quantity, unit, partner2, customs, transport, row, level,
    source, cast(vintage as varchar) as vintage, cast(load as integer) as load
from latest
where load = last_load;

create view flows as
select
    year, period, reporter, partner, partner_is_group, flow, classification, commodity, value, currency, step, cif, fob,
    net_weight, quantity, unit, partner2, customs, transport, row,
    case when commodity = 'TOTAL' then 0 else length(commodity) end as level,
    source, cast(vintage as varchar) as vintage, cast(load as integer) as load
from plain_flows
union all
select * from contested_newest;

create view partners as
select
    year, period, reporter, partner, partner_is_group, flow, classification, level, currency, value, net_weight,
    unweighed, lines, source, cast(vintage as varchar) as vintage, cast(load as integer) as load
from plain_partners
union all
select
    year, period, reporter, partner, partner_is_group, flow, classification, level, currency, sum(value),
    sum(net_weight), sum(case when net_weight is null then value else 0 end), count(*), source, max(vintage), max(load)
from contested_newest
where partner2 = 'WLD' and customs = 'C00' and transport = '0'
group by year, period, reporter, partner, partner_is_group, flow, classification, level, currency, source;

create view contested_countries as
select r.*
from contested_newest as r
where
    r.partner2 = 'WLD' and r.customs = 'C00' and r.transport = '0' and not r.partner_is_group
    and r.reporter not in (select code from reporter_groups);

create view commodities as
select
    year, period, side, country, flow, classification, commodity, level, currency, value, net_weight, unweighed, lines,
    source, cast(vintage as varchar) as vintage, cast(load as integer) as load
from plain_commodities
union all
select
    year, period, 'reporter', reporter, flow, classification, commodity, level, currency, sum(value), sum(net_weight),
    sum(case when net_weight is null then value else 0 end), count(*), source, max(vintage), max(load)
from contested_countries
group by year, period, reporter, flow, classification, commodity, level, currency, source
union all
select
    year, period, 'partner', partner, flow, classification, commodity, level, currency, sum(value), sum(net_weight),
    sum(case when net_weight is null then value else 0 end), count(*), source, max(vintage), max(load)
from contested_countries
group by year, period, partner, flow, classification, commodity, level, currency, source;

create view world_parts as
select
    year, period, flow, classification, commodity, level, currency, value, net_weight, unweighed, lines, source,
    cast(vintage as varchar) as vintage, cast(load as integer) as load
from plain_world
union all
select
    year, period, flow, classification, commodity, level, currency, value, net_weight,
    case when net_weight is null then value else 0 end, 1, source, vintage, load
from contested_countries;

create view world as
select
    year, period, flow, classification, commodity, level, currency, sum(value) as value, sum(net_weight) as net_weight,
    sum(unweighed) as unweighed, sum(lines) as lines, source, max(vintage) as vintage, max(load) as load
from world_parts
group by year, period, flow, classification, commodity, level, currency, source;

create view rates as
with rated as (
    select *, row_number() over (partition by source, currency, against, period order by vintage desc, load desc) as place
    from every_rate
)
select
    currency, against, period, value, step, row, source, cast(vintage as varchar) as vintage, cast(load as integer) as load
from rated
where place = 1;

create view indicators as
with rated as (
    select *, row_number() over (partition by source, country, indicator, period order by vintage desc, load desc) as place
    from every_indicator
)
select
    country, indicator, period, value, unit, row, source, cast(vintage as varchar) as vintage,
    cast(load as integer) as load
from rated
where place = 1;

create view nomenclature as
with rated as (
    select *, row_number() over (partition by source, classification, code order by vintage desc, load desc) as place
    from every_nomenclature
)
select
    classification, code, parent, level, name, unit, row, source, cast(vintage as varchar) as vintage,
    cast(load as integer) as load
from rated
where place = 1;

create view correlations as
with rated as (
    select
        *,
        row_number() over (
            partition by source, from_classification, from_code, to_classification, to_code
            order by vintage desc, load desc
        ) as place
    from every_correlation
)
select
    from_classification, from_code, to_classification, to_code, row, source, cast(vintage as varchar) as vintage,
    cast(load as integer) as load
from rated
where place = 1;
