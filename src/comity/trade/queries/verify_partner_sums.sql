-- The line of the world beside the sum over countries, by commodity, where at least `$fewest` countries are listed.
-- `allowed`: what rounding in print lets them differ by, and one part in ten thousand.
with stated as (
    select source, reporter, flow, period, classification, commodity, currency, sum(value) as value, max(step) as step
    from flows
    where partner = 'WLD' and partner2 = 'WLD' and customs = 'C00' and transport = '0'
    group by source, reporter, flow, period, classification, commodity, currency
),
listed as (
    select source, country as reporter, flow, period, classification, commodity, currency, sum(value) as value,
        sum(lines) as partners
    from commodities
    where side = 'reporter'
    group by source, country, flow, period, classification, commodity, currency
),
compared as (
    select
        s.source, s.reporter, s.flow, s.period, s.commodity, s.currency, s.value as stated, l.value as added, l.partners,
        coalesce(s.step, 1) * (l.partners + 1) / 2.0 + abs(s.value) / 10000 as allowed
    from stated as s
    join listed as l
        on
            l.source = s.source and l.reporter = s.reporter and l.flow = s.flow and l.period = s.period
            and l.classification = s.classification and l.commodity = s.commodity and l.currency = s.currency
)
select source, reporter, flow, period, commodity, currency, stated, added, partners
from compared
where partners >= $fewest and abs(stated - added) > allowed
order by source, reporter, flow, abs(stated - added) desc, period, commodity
