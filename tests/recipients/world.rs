//! Made-up workspaces: staff who come and go, teams that change hands, cases, two meetings that were
//! held and one that is to come. The test keeps what it wrote, and works from that.

use std::fmt::Write as _;

/// The day on which everything is looked at, and those of the meetings.
pub(crate) const AS_OF: &str = "2026-06-04";
pub(crate) const MEETING: &str = "2026-06-10";
pub(crate) const LAST: &str = "2026-05-27";
pub(crate) const BEFORE: &str = "2026-05-13";

const PEOPLE: usize = 14;
const TEAMS: usize = 3;
const CASES: usize = 20;

const ROLES: [&str; 9] = [
    "dcs",
    "finance-officer",
    "head-of-service",
    "service-manager",
    "team-manager",
    "senior-social-worker",
    "social-worker",
    "send-officer",
    "monitor",
];

/// The edition: two parts, one of which a Head of Service presents; a role in an order of presenters and
/// one among those who attend; everything that goes to one person.
const TERMS: &str = r#"
panel: Demonstration Placements Panel
short: Demo
in-force: 2024-01-01
updated: 2024-01-01
cohorts: [{ id: cared-for, title: Cared for }]
schedule: { weekday: wednesday, every-weeks: 2, start: "09:00", end: "17:00" }
seats:
  - { id: chair, title: Chair, roles: [dcs], chairs: chair }
  - { id: finance, title: Finance Officer, roles: [finance-officer] }
attendees:
  - { title: Team Manager, who: team-manager }
  - { title: Social worker, who: social-worker, optional: true }
  - { title: Reviewing Officer, who: iro, when: { part: [part-2] } }
  - { title: Monitoring Officer, who: { role: monitor }, when: { part: [part-2] } }
parts:
  - id: part-1
    title: Part 1
    about: Moves
    minutes: 10
    presenters: [head-of-service]
    team-managers-invited: false
    belongs: [{ requirement: P-1, when: { kind: [placement-move] } }]
  - id: part-2
    title: Part 2
    about: Reviews
    minutes: 10
    presenters: [team-manager, { role: senior-social-worker }, send-officer]
    belongs: [{ requirement: P-1, when: { kind: [placement-review] } }]
kinds:
  - { id: placement-review, title: Review of a placement, sort: review }
  - { id: placement-move, title: Placement move, sort: placement, changes-placement: true }
decisions:
  - { id: agree, title: Agreed, effect: agreed }
  - { id: not-reached, title: Not reached, effect: not-reached }
record: { title: Panel tracker }
requirements:
  P-1: { clause: All, says: Items are looked at., unchecked: A test. }
  P-2:
    clause: All
    says: Everybody gets what is theirs.
    meets:
      - section: extracts
      - section: briefing-sheets
      - section: case-file-slips
"#;

/// A small generator of numbers: the same seed gives the same workspace.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).expect("a small number");
        usize::try_from(self.next() % end).expect("a small number")
    }

    fn one_in(&mut self, number: usize) -> bool {
        self.below(number) == 0
    }

    fn maybe(&mut self, one_in: usize, end: usize) -> Option<usize> {
        self.one_in(one_in).then(|| self.below(end))
    }
}

/// Something that changes hands on a day, from the first person to the second; dates compare as texts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Held<T> {
    pub(crate) first: T,
    /// The first day of the second.
    pub(crate) then: Option<(&'static str, T)>,
}

impl<T: Copy> Held<T> {
    pub(crate) fn on(&self, day: &str) -> T {
        match self.then {
            Some((from, second)) if from <= day => second,
            _ => self.first,
        }
    }
}

#[derive(Debug)]
pub(crate) struct Person {
    pub(crate) roles: Vec<usize>,
    /// The days on which the roles are held, both included, where they are dated.
    pub(crate) from: Option<&'static str>,
    pub(crate) until: Option<&'static str>,
    pub(crate) team: Option<usize>,
    pub(crate) left: Option<&'static str>,
    pub(crate) email: String,
}

#[derive(Debug)]
pub(crate) struct Team {
    /// Team Manager, Service Manager, Head of Service.
    pub(crate) line: [Held<usize>; 3],
}

#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) team: Held<usize>,
    pub(crate) social_worker: Option<Held<usize>>,
    pub(crate) iro: Option<Held<usize>>,
    pub(crate) send_officer: Option<Held<usize>>,
    pub(crate) adviser: Option<usize>,
}

#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) person: usize,
    /// 0 the Chair's, 1 that of Finance.
    pub(crate) seat: Option<usize>,
    pub(crate) observes: bool,
    pub(crate) away: bool,
    pub(crate) substitute: Option<usize>,
    pub(crate) invited: bool,
}

#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) case: usize,
    pub(crate) is_move: bool,
    pub(crate) presenter: Option<usize>,
    pub(crate) delegate: Option<usize>,
    pub(crate) attendees: Vec<usize>,
    /// For what was held: whether it was decided, and whether that is on the case file.
    pub(crate) decided: bool,
    pub(crate) recorded: bool,
}

#[derive(Debug)]
pub(crate) struct Action {
    /// Of which item of its meeting.
    pub(crate) item: usize,
    pub(crate) owner: usize,
    pub(crate) reporter: Option<usize>,
    pub(crate) done: bool,
}

#[derive(Debug, Default)]
pub(crate) struct Meeting {
    pub(crate) entries: Vec<Entry>,
    pub(crate) items: Vec<Item>,
    pub(crate) actions: Vec<Action>,
}

#[derive(Debug)]
pub(crate) struct World {
    pub(crate) people: Vec<Person>,
    pub(crate) teams: Vec<Team>,
    pub(crate) cases: Vec<Case>,
    /// The one to come, the last one, the one before.
    pub(crate) meetings: [Meeting; 3],
}

/// Every person's surname ends in a letter of its own, so that nobody's name lies in another's.
pub(crate) fn id(person: usize) -> String {
    format!("staff{}-p", letter(person))
}

pub(crate) fn name(person: usize) -> String {
    format!("Pat Staff{}", letter(person))
}

fn letter(number: usize) -> char {
    char::from(b'a' + u8::try_from(number).expect("few people"))
}

pub(crate) fn case(number: usize) -> String {
    format!("C-{:04}", 100 + number)
}

pub(crate) fn role(name: &str) -> usize {
    let at = ROLES.iter().position(|role| *role == name);
    at.expect("a role")
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        let random = &mut Random(seed);
        let people: Vec<Person> = (0..PEOPLE).map(|at| person(random, at)).collect();
        let held = |random: &mut Random, end: usize| Held {
            first: random.below(end),
            then: if random.one_in(4) {
                let day = ["2026-05-20", "2026-06-01", "2026-06-07"][random.below(3)];
                Some((day, random.below(end)))
            } else {
                None
            },
        };
        let teams = (0..TEAMS).map(|_| Team {
            line: [(); 3].map(|()| held(random, PEOPLE)),
        });
        let teams = teams.collect();
        let some = |random: &mut Random| (!random.one_in(3)).then(|| held(random, PEOPLE));
        let cases = (0..CASES).map(|_| Case {
            team: held(random, TEAMS),
            social_worker: some(random),
            iro: some(random),
            send_officer: some(random),
            adviser: random.maybe(4, PEOPLE),
        });
        let cases = cases.collect();
        let meetings = [(); 3].map(|()| meeting(random));
        Self {
            people,
            teams,
            cases,
            meetings,
        }
    }

    /// The workspace's files.
    pub(crate) fn files(&self) -> Vec<(String, String)> {
        let mut files = vec![
            (
                "ipop.yaml".to_owned(),
                format!(
                    "name: Wexmoor Council\nmarking: OFFICIAL\nadministrator: {}\nas-of: {AS_OF}\n\
                     mailbox: {{ name: Panel, email: panel@wexmoor.example }}\n",
                    id(0)
                ),
            ),
            ("registers/people.yaml".to_owned(), self.people_file()),
            ("registers/teams.yaml".to_owned(), self.teams_file()),
            (
                "registers/providers.yaml".to_owned(),
                "providers: []\n".to_owned(),
            ),
            (
                "panels/demo/terms/2024-01-01.yaml".to_owned(),
                TERMS.to_owned(),
            ),
        ];
        for (at, of) in self.cases.iter().enumerate() {
            files.push((format!("cases/{}.yaml", case(at)), case_file(at, of)));
        }
        for (day, meeting) in [MEETING, LAST, BEFORE].into_iter().zip(&self.meetings) {
            let text = meeting_file(day, meeting);
            files.push((format!("panels/demo/{day}.yaml"), text));
        }
        files
    }

    fn people_file(&self) -> String {
        let mut text = "roles:\n".to_owned();
        for role in ROLES {
            let _ = writeln!(text, "  {role}: The {role}");
        }
        text.push_str("people:\n");
        for (at, person) in self.people.iter().enumerate() {
            let roles: Vec<&str> = person.roles.iter().map(|role| ROLES[*role]).collect();
            let roles = format!("[{}]", roles.join(", "));
            let roles = match (person.from, person.until) {
                (None, None) => roles,
                (Some(from), _) => format!("[{{ from: {from}, value: {roles} }}]"),
                (None, Some(until)) => format!("[{{ until: {until}, value: {roles} }}]"),
            };
            let _ = writeln!(
                text,
                "  - id: {}\n    name: {}\n    email: {}\n    roles: {roles}",
                id(at),
                name(at),
                person.email
            );
            if let Some(team) = person.team {
                let _ = writeln!(text, "    team: team-{team}");
            }
            if let Some(left) = person.left {
                let _ = writeln!(text, "    left: {left}");
            }
        }
        text
    }

    fn teams_file(&self) -> String {
        let mut text = "teams:\n".to_owned();
        for (at, team) in self.teams.iter().enumerate() {
            let _ = writeln!(text, "  - id: team-{at}\n    name: Team {at}");
            let fields = ["team-manager", "service-manager", "head-of-service"];
            for (field, held) in fields.into_iter().zip(&team.line) {
                let _ = writeln!(text, "    {field}: {}", dated(held, id));
            }
        }
        text
    }
}

fn person(random: &mut Random, at: usize) -> Person {
    let mut roles: Vec<usize> = (0..=random.below(2))
        .map(|_| random.below(ROLES.len()))
        .collect();
    roles.dedup();
    let left = match random.below(8) {
        0 => Some("2025-12-31"),
        1 => Some("2026-06-02"),
        2 => Some("2026-06-09"),
        3 => Some("2026-06-10"),
        _ => None,
    };
    let (from, until) = match random.below(10) {
        0 => (Some("2026-06-11"), None),
        1 => (Some("2026-06-05"), None),
        2 => (None, Some("2026-06-08")),
        3 => (None, Some("2026-05-31")),
        _ => (None, None),
    };
    // One address in a dozen is that of the person before, in other letters.
    let email = if at > 0 && random.one_in(12) {
        format!("P.Staff{}@WEXMOOR.example", letter(at - 1))
    } else {
        format!("p.staff{}@wexmoor.example", letter(at))
    };
    Person {
        roles,
        from,
        until,
        team: (!random.one_in(4)).then(|| random.below(TEAMS)),
        left,
        email,
    }
}

fn meeting(random: &mut Random) -> Meeting {
    let mut entries = Vec::new();
    let mut free: Vec<usize> = (0..PEOPLE).collect();
    for seat in [Some(0), Some(1), None, None, None] {
        if random.one_in(3) {
            continue;
        }
        let person = free.swap_remove(random.below(free.len()));
        let away = random.one_in(3);
        entries.push(Entry {
            person,
            seat,
            observes: seat.is_none() && random.one_in(2),
            away,
            substitute: (seat.is_some() && away)
                .then(|| random.maybe(2, PEOPLE))
                .flatten(),
            invited: !random.one_in(6),
        });
    }
    let mut open: Vec<usize> = (0..CASES).collect();
    let items: Vec<Item> = (0..4 + random.below(5))
        .map(|_| Item {
            case: open.swap_remove(random.below(open.len())),
            is_move: random.one_in(3),
            presenter: random.maybe(4, PEOPLE),
            delegate: random.maybe(6, PEOPLE),
            attendees: random.maybe(4, PEOPLE).into_iter().collect(),
            decided: !random.one_in(4),
            recorded: random.one_in(2),
        })
        .collect();
    let actions = (0..random.below(4)).map(|_| Action {
        item: random.below(items.len()),
        owner: random.below(PEOPLE),
        reporter: random.maybe(2, PEOPLE),
        done: random.one_in(3),
    });
    let actions = actions.collect();
    Meeting {
        entries,
        items,
        actions,
    }
}

/// A value as a file has it: plainly, or as dated entries.
fn dated(held: &Held<usize>, word: impl Fn(usize) -> String) -> String {
    let Some((from, second)) = held.then else {
        return word(held.first);
    };
    let until = match from {
        "2026-05-20" => "2026-05-19",
        "2026-06-01" => "2026-05-31",
        _ => "2026-06-06",
    };
    format!(
        "[{{ until: {until}, value: {} }}, {{ from: {from}, value: {} }}]",
        word(held.first),
        word(second)
    )
}

fn case_file(at: usize, of: &Case) -> String {
    let mut text = format!(
        "case: {}\ninitials: AB\nborn: 2012-03\ncohorts: [cared-for]\nteam: {}\ncategory-of-need: N1\n",
        case(at),
        dated(&of.team, |team| format!("team-{team}"))
    );
    let people = [
        ("social-worker", of.social_worker),
        ("iro", of.iro),
        ("send-officer", of.send_officer),
    ];
    for (field, held) in people {
        if let Some(held) = held {
            let _ = writeln!(text, "{field}: {}", dated(&held, id));
        }
    }
    if let Some(adviser) = of.adviser {
        let _ = writeln!(text, "personal-adviser: {}", id(adviser));
    }
    text
}

pub(crate) fn kind(item: &Item) -> &'static str {
    if item.is_move {
        "placement-move"
    } else {
        "placement-review"
    }
}

fn meeting_file(day: &str, meeting: &Meeting) -> String {
    let mut text = format!("date: {day}\nattendance:\n");
    if meeting.entries.is_empty() {
        text = format!("date: {day}\n");
    }
    for entry in &meeting.entries {
        let _ = write!(text, "  - {{ person: {}", id(entry.person));
        match entry.seat {
            Some(seat) => {
                let _ = write!(text, ", seat: {}", ["chair", "finance"][seat]);
            }
            None if entry.observes => text.push_str(", as: observer"),
            None => text.push_str(", as: attendee"),
        }
        if entry.away {
            text.push_str(", status: apologies");
        }
        if let Some(substitute) = entry.substitute {
            let _ = write!(text, ", substitute: {}", id(substitute));
        }
        if !entry.invited {
            text.push_str(", invited: false");
        }
        text.push_str(" }\n");
    }
    text.push_str("items:\n");
    for item in &meeting.items {
        let _ = writeln!(
            text,
            "  - case: {}\n    kind: {}",
            case(item.case),
            kind(item)
        );
        if let Some(presenter) = item.presenter {
            let _ = writeln!(text, "    presenter: {}", id(presenter));
        }
        if let Some(delegate) = item.delegate {
            let _ = writeln!(
                text,
                "    delegate: {{ person: {}, because: It was agreed. }}",
                id(delegate)
            );
        }
        for person in &item.attendees {
            let _ = writeln!(text, "    attendees: [{}]", id(*person));
        }
        if day != MEETING && item.decided {
            let recorded = if item.recorded {
                format!(", recorded: {{ on: 2026-06-01, by: {} }}", id(0))
            } else {
                String::new()
            };
            let _ = writeln!(text, "    outcome: {{ decision: agree{recorded} }}");
        }
    }
    if day != MEETING && !meeting.actions.is_empty() {
        text.push_str("actions:\n");
        for (at, action) in meeting.actions.iter().enumerate() {
            let item = &meeting.items[action.item];
            let _ = writeln!(
                text,
                "  - id: A{}\n    item: {}/{}\n    what: It is to be done.\n    owner: {}\n    \
                 due: 2026-07-01",
                at + 1,
                case(item.case),
                kind(item),
                id(action.owner)
            );
            if let Some(reporter) = action.reporter {
                let _ = writeln!(text, "    reporter: {}", id(reporter));
            }
            if action.done {
                text.push_str("    updates: [{ on: 2026-06-02, state: done }]\n");
            }
        }
    }
    text
}
