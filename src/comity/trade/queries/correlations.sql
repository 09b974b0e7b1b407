-- Which codes of one list of goods become which of another.
select from_classification, from_code, to_classification, to_code, row, source, vintage, load
from correlations
where from_classification = $origin and to_classification = $target
order by source, from_code, to_code
