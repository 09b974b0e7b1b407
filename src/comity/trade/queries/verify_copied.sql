-- How many of a year's figures are to the last digit those of the year before; by source, and by reporter and flow.
with yearly as (
    select source, reporter, partner, flow, classification, level, currency, year, sum(value) as value
    from partners
    where length(period) = 4 and partner <> 'WLD'
    group by source, reporter, partner, flow, classification, level, currency, year
),
beside as (
    select
        *,
        lag(value) over one as before,
        lag(year) over one as year_before
    from yearly
    window one as (partition by source, reporter, partner, flow, classification, level, currency order by year)
),
counted as (
    select
        source, reporter, flow, year, count(*) as pairs,
        sum(case when year_before = year - 1 and before = value and value > 0 then 1 else 0 end) as same
    from beside
    group by source, reporter, flow, year
)
select source, '' as reporter, '' as flow, year, cast(sum(pairs) as bigint) as pairs, cast(sum(same) as bigint) as same
from counted
group by source, year
having sum(pairs) >= $fewest and sum(same) >= $share * sum(pairs)
union all
select source, reporter, flow, year, pairs, cast(same as bigint)
from counted
where pairs >= $fewest and same >= $share * pairs
order by 1, 4, 2, 3
