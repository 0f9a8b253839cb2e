//! Sports reports, results and tables with names drawn from lists: the corpora hold next to none, and clubs are named like
//! places there.

use super::{Random, invented::Inventor, names::Named};

const PATTERNS: &str = include_str!("sports.txt");

/// Towns whose clubs are much written about.
const CLUB_TOWNS: &str = "Arsenal Chelsea Liverpool Everton Leeds Blackburn Newcastle Sunderland Coventry Wimbledon Tottenham \
    Southampton Leicester Sheffield Derby Nottingham Bolton Norwich Ipswich Swindon Portsmouth Celtic Rangers Hearts \
    Aberdeen Dundee Kilmarnock Barcelona Valencia Sevilla Betis Zaragoza Espanyol Oviedo Compostela Juventus Milan Roma Lazio Parma \
    Fiorentina Napoli Sampdoria Bologna Udinese Atalanta Ajax Feyenoord Utrecht Twente Groningen Heerenveen Monaco Auxerre \
    Bordeaux Nantes Lens Metz Strasbourg Lyon Lille Bastia Rennes Dortmund Bayern Stuttgart Leverkusen Schalke Bochum Hamburg \
    Cologne Duisburg Rostock Porto Benfica Sporting Boavista Braga Anderlecht Brugge Standard Rapid Sturm Salzburg Basel \
    Grasshoppers Sion Servette Galatasaray Fenerbahce Besiktas Trabzonspor Panathinaikos Olympiakos Spartak Dynamo Legia Widzew \
    Ferencvaros Slavia Sparta Partizan Steaua";

/// North American towns with clubs; `_` joins words.
const AMERICAN_TOWNS: &str = "New_York New_Jersey Boston Chicago Detroit Philadelphia Pittsburgh Washington Buffalo Toronto \
    Montreal Ottawa Vancouver Calgary Edmonton Colorado Dallas Phoenix Anaheim San_Jose Los_Angeles St._Louis Tampa_Bay Florida \
    Hartford Miami Orlando Atlanta Charlotte Cleveland Indiana Milwaukee Utah Houston San_Antonio Denver Minnesota Seattle \
    Portland Sacramento Golden_State Oakland San_Francisco San_Diego Baltimore Texas Kansas_City California Cincinnati \
    Green_Bay New_England Jacksonville Tennessee Carolina Arizona New_Orleans";

const NICKNAMES: &str = "Bruins Kings Tigers Bears Lions Eagles Falcons Hawks Bulls Jets Giants Rangers Devils Flyers Sabres \
    Canucks Flames Oilers Stars Sharks Panthers Whalers Pistons Pacers Bucks Rockets Spurs Suns Warriors Clippers Knicks Celtics \
    Nets Magic Heat Jazz Cubs Mets Yankees Braves Orioles Royals Rangers Mariners Angels Padres Dodgers Pirates Reds Cardinals \
    Broncos Chiefs Raiders Chargers Colts Bills Dolphins Patriots Packers Saints Vikings Cowboys Redskins Steelers Bengals";

const SUFFIXES: &str =
    "United City Town Rovers Athletic Wanderers County Albion Villa Rangers Forest Wednesday FC";

const PREFIXES: &str = "Real Sporting Dynamo Lokomotiv Inter Racing Atletico AC FC CSKA Borussia Deportivo AS Maccabi Hapoel";

const COUNTIES: &str = "Surrey Kent Essex Yorkshire Lancashire Sussex Somerset Derbyshire Warwickshire Leicestershire \
    Northamptonshire Glamorgan Hampshire Middlesex Durham Worcestershire Nottinghamshire Gloucestershire Tasmania Victoria Queensland \
    Otago Canterbury Auckland Wellington Natal Transvaal Mumbai Karnataka Punjab Barbados Jamaica Guyana";

/// Every pattern so many times with names of its own.
pub(super) fn texts(inventor: &Inventor, copies: usize, random: &mut Random) -> Vec<Named> {
    let patterns = PATTERNS.split("\n\n").map(|pattern| {
        let lines = pattern.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        lines.collect::<Vec<_>>()
    });
    let patterns: Vec<_> = patterns.filter(|lines| !lines.is_empty()).collect();
    let mut texts = Vec::new();
    for _ in 0..copies {
        // A page holds more than one of them.
        for first in 0..patterns.len() {
            let mut text = Named { id: String::new(), text: String::new(), entities: Vec::new() };
            let joint = if random.next().is_multiple_of(3) { " " } else { "\n" };
            let second = random.next() as usize % patterns.len();
            for line in patterns[first].iter().chain(&patterns[second]) {
                let (times, line) = repeats(line, random);
                for _ in 0..times {
                    if !text.text.is_empty() {
                        text.text.push_str(joint);
                    }
                    fill(&chosen(line, random), inventor, &mut text, random);
                }
            }
            texts.push(text);
        }
    }
    texts
}

/// How often a line stands there.
fn repeats<'l>(line: &'l str, random: &mut Random) -> (u64, &'l str) {
    let Some((range, rest)) = line.split_once("* ") else { return (1, line) };
    let Some((least, most)) = range.split_once('-') else { return (1, line) };
    match (least.parse::<u64>(), most.parse::<u64>()) {
        (Ok(least), Ok(most)) => (least + random.next() % (most - least + 1), rest),
        _ => (1, line),
    }
}

/// The line with one of each set of alternatives.
fn chosen(line: &str, random: &mut Random) -> String {
    let mut line = line.to_owned();
    while let Some(end) = line.find('}') {
        let Some(start) = line[..end].rfind('{') else { break };
        let inner = &line[start + 1..end];
        let one = if let Some((least, most)) = inner.split_once("..") {
            let bound = |text: &str| text.parse::<u64>().unwrap_or(1);
            (bound(least) + random.next() % (bound(most) - bound(least) + 1)).to_string()
        } else {
            let ways: Vec<&str> = inner.split('|').collect();
            ways[random.next() as usize % ways.len()].to_owned()
        };
        line.replace_range(start..=end, &one);
    }
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds a line whose slots are filled.
fn fill(line: &str, inventor: &Inventor, text: &mut Named, random: &mut Random) {
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('[') {
        text.text.push_str(before);
        let Some((slot, after)) = behind.split_once(']') else { break };
        if let Some((kind, slot)) = slot.split_once(' ') {
            let name = name(slot, inventor, random);
            let name = if kind.ends_with('^') { name.to_uppercase() } else { name };
            let start = text.text.chars().count() as u32;
            text.text.push_str(&name);
            let end = text.text.chars().count() as u32;
            text.entities.push((start, end, kind.trim_end_matches('^').to_owned()));
        }
        rest = after;
    }
    text.text.push_str(rest);
}

fn one(list: &str, random: &mut Random) -> String {
    let words: Vec<&str> = list.split_whitespace().collect();
    words[random.next() as usize % words.len()].replace('_', " ")
}

fn name(slot: &str, inventor: &Inventor, random: &mut Random) -> String {
    match slot {
        "team" => match random.next() % 10 {
            0..4 => one(CLUB_TOWNS, random),
            4..6 => inventor.town(random),
            6..8 => format!("{} {}", inventor.town(random), one(SUFFIXES, random)),
            8 => format!("{} {}", one(PREFIXES, random), inventor.town(random)),
            _ => one(AMERICAN_TOWNS, random),
        },
        "usteam" => match random.next() % 5 {
            0 => inventor.town(random),
            _ => one(AMERICAN_TOWNS, random),
        },
        "usnick" => one(NICKNAMES, random),
        "usfull" => match random.next() % 4 {
            0 => format!("{} {}", inventor.town(random), one(NICKNAMES, random)),
            _ => format!("{} {}", one(AMERICAN_TOWNS, random), one(NICKNAMES, random)),
        },
        "county" => one(COUNTIES, random),
        "city" => inventor.town(random),
        "country" => inventor.country(random),
        "people" => inventor.people(random),
        "ground" => {
            let ends = "Stadium Park Road Arena Oval Lane Ground";
            format!("{} {}", inventor.town(random), one(ends, random))
        }
        "open" => {
            let ends = "Open Masters Classic Championship Championships Cup Grand_Prix International Trophy";
            let place = if random.next().is_multiple_of(3) {
                inventor.country(random)
            } else {
                inventor.town(random)
            };
            format!("{place} {}", one(ends, random))
        }
        "sur" => inventor.surname(random),
        "initial" => {
            let first = char::from(b'A' + (random.next() % 26) as u8);
            format!("{first}. {}", inventor.surname(random))
        }
        _ => format!("{} {}", inventor.given_name(random), inventor.surname(random)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternatives_numbers_and_repeats_are_drawn() {
        let mut random = Random(7);
        for _ in 0..50 {
            let line = chosen("{A|B {1..3}} beat {C|}", &mut random);
            let known = ["A beat", "A beat C", "B 1 beat", "B 2 beat", "B 3 beat"];
            assert!(known.iter().any(|start| line.starts_with(start)), "{line}");
            let (times, rest) = repeats("2-4* [PERSON sur] 3", &mut random);
            assert!((2..=4).contains(&times) && rest == "[PERSON sur] 3");
        }
        assert_eq!(repeats("In {1..2}", &mut random), (1, "In {1..2}"));
    }

    #[test]
    fn every_slot_is_known() {
        let slots = PATTERNS.lines().filter(|line| !line.starts_with('#')).flat_map(|line| {
            line.split('[').skip(1).filter_map(|slot| slot.split_once(']').map(|(slot, _)| slot))
        });
        for slot in slots {
            let (kind, slot) = slot.split_once(' ').expect(slot);
            let kind = kind.trim_end_matches('^');
            assert!(["ORG", "PERSON", "GPE", "FAC", "EVENT", "NORP"].contains(&kind), "{kind}");
            let known =
                "team usteam usnick usfull county city country people ground open sur initial full";
            assert!(known.split(' ').any(|known| known == slot), "{slot}");
        }
    }
}
