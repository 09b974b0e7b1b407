-- Every load that is visible, in the order in which they came.
select load, source, vintage, standing, kind, rows, first_year, last_year, reporters, origin, digest, loader
from loads
order by load
