-- The sources of which some year holds lines that are broken down.
select distinct source
from flows
where partner2 <> 'WLD' or customs <> 'C00' or transport <> '0'
order by source
