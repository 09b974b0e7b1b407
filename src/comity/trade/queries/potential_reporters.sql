-- How many countries tell their exports in each source and year: whether its world is the world.
select p.source, l.standing, p.year, count(distinct p.reporter) as reporters
from partners as p
join loads as l on l.load = p.load
where p.flow = 'X' and length(p.period) = 4 and p.year between $since and $until
group by p.source, l.standing, p.year
order by p.source, p.year
