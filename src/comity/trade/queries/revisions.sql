-- Every value that any vintage gave for a flow, oldest first: what a figure was before it was revised.
select
    r.source, l.standing, r.vintage, r.load, r.year, r.period, r.reporter, r.partner, r.flow, r.classification, r.commodity,
    r.currency, r.value, r.step, r.row
from flow_history as r
join loads as l on l.load = r.load
where
    r.reporter = $reporter and r.partner = $partner and r.flow = $flow and r.commodity = $commodity
    and r.period = $period and r.partner2 = 'WLD' and r.customs = 'C00' and r.transport = '0'
order by r.source, r.vintage, r.load, r.classification, r.row
