//! When an article was published, as a number.

use crate::record::Moment;
use jiff::tz::Offset;

/// Seconds since 1970 in UTC; a day begins at midnight and a clock without an offset is taken for UTC.
pub(super) fn seconds(moment: Moment) -> i64 {
    let (time, offset) = match moment {
        Moment::Date(date) => (date.to_datetime(jiff::civil::Time::midnight()), Offset::UTC),
        Moment::Time(time, offset) => (time, offset.unwrap_or(Offset::UTC)),
    };
    offset.to_timestamp(time).map_or(0, jiff::Timestamp::as_second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_put_on_one_clock() {
        let at = |text: &str| seconds(text.parse().expect("a moment"));
        assert_eq!(at("1970-01-02"), 86_400);
        assert_eq!(at("1970-01-01T02:00:00+02:00"), 0);
        assert_eq!(at("1970-01-01T00:00:05"), 5);
    }
}
