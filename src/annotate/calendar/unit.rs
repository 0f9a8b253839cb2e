use crate::record::Grain;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate) enum Unit {
    /// `S`.
    Second,
    /// `M` behind a `T`.
    Minute,
    /// `H`.
    Hour,
    /// `D`.
    Day,
    /// A Saturday and a Sunday.
    Weekend,
    /// `W`.
    Week,
    /// Two weeks.
    Fortnight,
    /// `M`.
    Month,
    /// `Q`.
    Quarter,
    /// `Y`.
    Year,
    /// `DE`.
    Decade,
    /// `CE`.
    Century,
    /// `ML`.
    Millennium,
}

/// A unit of time from its name, singular or plural, in small letters, and whether it is plural.
#[expect(clippy::match_same_arms, reason = "a table reads by its rows")]
pub(in crate::annotate) fn unit(lower: &str) -> Option<(Unit, bool)> {
    let (unit, plural) = match lower {
        "second" | "sec" => (Unit::Second, false),
        "seconds" | "secs" => (Unit::Second, true),
        "minute" | "min" => (Unit::Minute, false),
        "minutes" | "mins" => (Unit::Minute, true),
        "hour" | "hr" => (Unit::Hour, false),
        "hours" | "hrs" => (Unit::Hour, true),
        "day" => (Unit::Day, false),
        "days" => (Unit::Day, true),
        "night" => (Unit::Day, false),
        "nights" => (Unit::Day, true),
        "weekend" => (Unit::Weekend, false),
        "weekends" => (Unit::Weekend, true),
        "week" => (Unit::Week, false),
        "weeks" => (Unit::Week, true),
        "fortnight" => (Unit::Fortnight, false),
        "fortnights" => (Unit::Fortnight, true),
        "month" => (Unit::Month, false),
        "months" => (Unit::Month, true),
        "quarter" => (Unit::Quarter, false),
        "quarters" => (Unit::Quarter, true),
        "year" => (Unit::Year, false),
        "years" | "yrs" => (Unit::Year, true),
        "decade" => (Unit::Decade, false),
        "decades" => (Unit::Decade, true),
        "century" => (Unit::Century, false),
        "centuries" => (Unit::Century, true),
        "millennium" => (Unit::Millennium, false),
        "millennia" | "millenniums" => (Unit::Millennium, true),
        _ => return None,
    };
    Some((unit, plural))
}

impl Unit {
    /// TIMEX3 value of that many of it, given as written in a value: `PT2H`, `P3D`, `PXY`.
    pub(in crate::annotate) fn duration(self, count: &str) -> String {
        let (time, letter) = match self {
            Self::Second => ("T", "S"),
            Self::Minute => ("T", "M"),
            Self::Hour => ("T", "H"),
            Self::Day => ("", "D"),
            Self::Weekend => ("", "WE"),
            Self::Week | Self::Fortnight => ("", "W"),
            Self::Month => ("", "M"),
            Self::Quarter => ("", "Q"),
            Self::Year => ("", "Y"),
            Self::Decade => ("", "DE"),
            Self::Century => ("", "CE"),
            Self::Millennium => ("", "ML"),
        };
        format!("P{time}{count}{letter}")
    }

    /// TIMEX3 value of `count` of it; halves of a unit are given in the next smaller one (`PT30M`).
    pub(in crate::annotate) fn counted(self, count: f64) -> String {
        let (unit, count) = match self {
            Self::Fortnight => (Self::Week, count * 2.0),
            Self::Hour if count.fract() != 0.0 => (Self::Minute, count * 60.0),
            Self::Minute if count.fract() != 0.0 => (Self::Second, count * 60.0),
            Self::Day if count.fract() != 0.0 => (Self::Hour, count * 24.0),
            Self::Year if count.fract() != 0.0 && (count * 12.0).fract() == 0.0 => {
                (Self::Month, count * 12.0)
            }
            Self::Decade if count.fract() != 0.0 => (Self::Year, count * 10.0),
            Self::Century if count.fract() != 0.0 => (Self::Year, count * 100.0),
            _ => (self, count),
        };
        unit.duration(&format!("{count}"))
    }

    /// How fine it is.
    pub(in crate::annotate) const fn grain(self) -> Grain {
        match self {
            Self::Second => Grain::Second,
            Self::Minute => Grain::Minute,
            Self::Hour => Grain::Hour,
            Self::Day | Self::Weekend => Grain::Day,
            Self::Week | Self::Fortnight => Grain::Week,
            Self::Month => Grain::Month,
            Self::Quarter => Grain::Quarter,
            Self::Year => Grain::Year,
            Self::Decade => Grain::Decade,
            Self::Century | Self::Millennium => Grain::Century,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_a_unit_are_given_in_whole_smaller_ones() {
        for (unit, count, value) in [
            (Unit::Hour, 2.0, "PT2H"),
            (Unit::Hour, 0.5, "PT30M"),
            (Unit::Year, 1.5, "P18M"),
            (Unit::Year, 22.8, "P22.8Y"),
            (Unit::Century, 0.5, "P50Y"),
            (Unit::Fortnight, 1.0, "P2W"),
        ] {
            assert_eq!(unit.counted(count), value);
        }
    }
}
