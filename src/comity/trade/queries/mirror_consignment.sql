-- An importer's rows by country of origin (partner) and of consignment (partner2) that touch an exporter: its goods that came from
-- elsewhere, and goods of elsewhere that came from it.
select
    case when partner = $exporter then 'through others' else 'of others' end as kind,
    substr(commodity, 1, $level) as commodity,
    sum(value) as value
from flows
where
    source = $source and reporter = $importer and flow = 'M' and period = $period
    and partner2 not in ('WLD', 'XXX') and customs = 'C00' and transport = '0' and not partner_is_group
    and level >= $level and partner <> partner2 and (partner = $exporter or partner2 = $exporter)
    and level = (
        select min(f.level)
        from flows as f
        where
            f.source = $source and f.reporter = $importer and f.flow = 'M' and f.period = $period
            and f.partner2 not in ('WLD', 'XXX') and f.level >= $level
    )
group by 1, 2
order by 1, 2
