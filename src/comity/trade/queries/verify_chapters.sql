-- What each reporter trades by chapter and year, where the source has chapters.
select source, country as reporter, flow, year, substr(commodity, 1, 2) as chapter, sum(value) as value
from commodities
where side = 'reporter' and level = $level and length(period) = 4 and classification like 'H%' and source = $source
group by source, country, flow, year, substr(commodity, 1, 2)
order by source, reporter, flow, year, chapter
