-- Lists of goods, one or all.
select classification, code, parent, level, name, unit, row, source, vintage, load
from nomenclature
where $classification is null or classification = $classification
order by source, classification, code
