-- Country indicators, of one country or indicator or all.
select country, indicator, period, value, unit, row, source, vintage, load
from indicators
where ($country is null or country = $country) and ($indicator is null or indicator = $indicator)
order by source, country, indicator, period
