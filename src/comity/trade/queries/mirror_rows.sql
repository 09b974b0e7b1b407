-- The rows of both books with their flow as one number (year, origin, destination, product), whoever tells it.
-- `rows`: rows of the flow schema; `places` (code, i), `products` (code, k), `years` (year, t): numbers for codes.
with numbered as (
    select
        y.t,
        a.i as reporter,
        b.i as partner,
        p.k,
        r.flow = 'X' as is_export,
        r.value,
        r.fob,
        r.net_weight
    from rows as r
    join years as y on y.year = r.year
    join places as a on a.code = r.reporter
    join places as b on b.code = r.partner
    join products as p on p.code = r.commodity
    where r.flow in ('X', 'M') and r.value > 0 and r.reporter <> r.partner
)
select
    case
        when is_export then ((t * 1024 + reporter) * 1024 + partner) * 65536 + k
        else ((t * 1024 + partner) * 1024 + reporter) * 65536 + k
    end as flow_key,
    is_export,
    cast(value as double) as value,
    coalesce(cast(fob as double), cast('nan' as double)) as fob,
    coalesce(cast(net_weight as double), cast('nan' as double)) as net_weight
from numbered
