-- The coarsest level of HS codes below the total that a source has.
select source, min(level) as level
from commodities
where level >= 2 and classification like 'H%'
group by source
order by source
