-- Both books of every pair's yearly total: what the exporter says beside what the importer says.
with totals as (
    select
        p.source, p.reporter, p.partner, p.flow, p.year, p.currency, p.level, sum(p.value) as value,
        min(p.level) over (partition by p.source, p.reporter, p.partner, p.flow, p.year, p.currency) as least
    from partners as p
    join loads as l on l.load = p.load
    where l.standing = 'book' and length(p.period) = 4 and not p.partner_is_group and p.flow in ('X', 'M')
    group by p.source, p.reporter, p.partner, p.flow, p.year, p.currency, p.level
),
books as (select * from totals where level = least)
select
    x.source as exporter_source, m.source as importer_source, x.reporter as exporter, m.reporter as importer, x.year,
    x.currency, x.value as exported, m.value as imported
from books as x
join books as m
    on m.reporter = x.partner and m.partner = x.reporter and m.year = x.year and m.currency = x.currency
where x.flow = 'X' and m.flow = 'M' and x.value > 0 and m.value > 0
order by 1, 2, 3, 4, 5
