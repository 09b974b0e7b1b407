-- A pair's sum at one level of detail beside its sum at the next finer one the source has.
with sums as (
    select source, reporter, partner, flow, period, currency, level, sum(value) as value, sum(lines) as lines
    from partners
    group by source, reporter, partner, flow, period, currency, level
),
paired as (
    select
        *,
        lead(level) over (partition by source, reporter, partner, flow, period, currency order by level) as finer,
        lead(value) over (partition by source, reporter, partner, flow, period, currency order by level) as added,
        lead(lines) over (partition by source, reporter, partner, flow, period, currency order by level) as parts
    from sums
)
select source, reporter, partner, flow, period, currency, level, finer, value as stated, added, parts
from paired
where finer is not null and abs(value - added) > (parts + lines) / 2.0 + abs(value) / 1000
order by source, reporter, flow, abs(value - added) desc, partner, period, level
