-- One line a flow: year, origin, destination and product as one number, the exporter's and the importer's word beside each other.
-- `rows`: rows of the flow schema; `places` (code, i), `products` (code, k), `years` (year, t): numbers for codes.
with numbered as (
    select
        y.t,
        a.i as reporter,
        b.i as partner,
        p.k,
        r.flow,
        r.value,
        r.fob,
        r.net_weight
    from rows as r
    join years as y on y.year = r.year
    join places as a on a.code = r.reporter
    join places as b on b.code = r.partner
    join products as p on p.code = r.commodity
    where r.flow in ('X', 'M') and r.value > 0 and r.reporter <> r.partner
),
keyed as (
    select
        case
            when flow = 'X' then ((t * 1024 + reporter) * 1024 + partner) * 65536 + k
            else ((t * 1024 + partner) * 1024 + reporter) * 65536 + k
        end as flow_key,
        flow,
        value,
        fob,
        net_weight
    from numbered
)
select
    flow_key,
    sum(case when flow = 'X' then value end) as exported,
    sum(case when flow = 'M' then value end) as imported,
    sum(case when flow = 'M' then fob end) as imported_fob,
    sum(case when flow = 'X' then net_weight end) as exported_weight,
    sum(case when flow = 'M' then net_weight end) as imported_weight
from keyed
group by flow_key
