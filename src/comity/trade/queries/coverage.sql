-- What each source has, over all its vintages.
select
    source, standing, kind, max(vintage) as vintage, count(distinct vintage) as vintages, count(*) as loads,
    cast(sum(rows) as bigint) as rows, min(first_year) as first_year, max(last_year) as last_year
from loads
group by source, standing, kind
order by source, kind, standing
