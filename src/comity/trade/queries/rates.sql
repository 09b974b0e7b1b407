-- Exchange rates, of one currency or all.
select currency, against, period, value, step, row, source, vintage, load
from rates
where $currency is null or currency = $currency
order by source, currency, against, period
