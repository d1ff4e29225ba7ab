//! People and teams, for administrators.

use super::forms::{PersonForm, TeamForm};
use super::invite::Invite;
use super::{role_name, staff};
use crate::session::lead;
use crate::shell::{PageHead, t, tf, use_lang, use_me};
use crate::ui::{Avatar, Badge, BadgeTone, Button, Empty, Kind, Size};
use domain::format;
use domain::team::{Colleague, Staff, Team};
use domain::texts::{common, team as texts};
use domain::{Action, Me, Millis, Record, TeamId, UserId};
use leptos::prelude::*;

/// What the page's dialogs are open for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Open {
    /// A new person.
    AddPerson,
    /// A person's form.
    Person(Box<Colleague>),
    /// A new team.
    AddTeam,
    /// A team's form.
    Team(Team),
}

/// The section.
#[component]
pub fn PeoplePage() -> impl IntoView {
    if !use_me().may(Record::User, Action::Update) {
        lead("/settings/account");
        return ().into_any();
    }
    let round = RwSignal::new(0_u32);
    let found = Resource::new(move || round.get(), |_| staff());
    let open = RwSignal::new(None::<Open>);
    let invited = RwSignal::new(None::<(UserId, String)>);
    let teams = RwSignal::new(Vec::new());
    let leads = RwSignal::new(Vec::new());
    view! {
        <PageHead title=t(texts::TITLE)>
            <span class="push"></span>
            <Button label=t(texts::ADD_TEAM) on:click=move |_| open.set(Some(Open::AddTeam)) />
            <Button label=t(texts::ADD) kind=Kind::Primary icon="plus" on:click=move |_| open.set(Some(Open::AddPerson)) />
        </PageHead>
        <div class="scroll">
            <Transition>
                {move || Suspend::new(async move {
                    match found.await {
                        Ok(staff) => {
                            teams.set(staff.teams.clone());
                            leads.set(staff.people.iter().map(|c| c.person.clone()).collect());
                            view! { <Lists staff open invited /> }.into_any()
                        }
                        Err(error) => view! { <p class="error">{error.message(use_lang())}</p> }.into_any(),
                    }
                })}
            </Transition>
        </div>
        <PersonForm open teams round invited />
        <TeamForm open people=leads round />
        <Invite invited round />
    }
    .into_any()
}

#[component]
fn Lists(staff: Staff, open: RwSignal<Option<Open>>, invited: RwSignal<Option<(UserId, String)>>) -> impl IntoView {
    let team_name =
        |id: Option<TeamId>| id.and_then(|id| staff.teams.iter().find(|t| t.id == id)).map_or_else(String::new, |t| t.name.clone());
    let name_of = |id: Option<UserId>| {
        id.and_then(|id| staff.people.iter().find(|c| c.person.id == id)).map_or_else(String::new, |c| c.person.name.clone())
    };
    let people = staff
        .people
        .iter()
        .map(|colleague| {
            let team = team_name(colleague.person.team);
            view! { <PersonRow colleague=colleague.clone() team open invited /> }
        })
        .collect_view();
    let teams = if staff.teams.is_empty() {
        view! { <Empty title=t(texts::NO_TEAMS) /> }.into_any()
    } else {
        let rows = staff
            .teams
            .iter()
            .map(|team| {
                let members = staff.people.iter().filter(|c| c.person.team == Some(team.id) && c.person.active).count();
                let (shown, edit) = (team.clone(), team.clone());
                view! {
                    <tr>
                        <td><b>{shown.name}</b></td>
                        <td>{name_of(shown.manager)}</td>
                        <td class="end">{format::integer(use_lang(), members as i64)}</td>
                        <td class="end">
                            <Button label=t(common::EDIT) size=Size::Small on:click=move |_| open.set(Some(Open::Team(edit.clone()))) />
                        </td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t(texts::TEAM)}</th>
                        <th scope="col">{t(texts::LEAD)}</th>
                        <th scope="col" class="end">{t(texts::MEMBERS)}</th>
                        <th scope="col">
                            <span class="vh">{t(common::MORE_ACTIONS)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section class="panel">
            <table class="table people-table">
                <thead>
                    <tr>
                        <th scope="col">{t(texts::NAME)}</th>
                        <th scope="col">{t(texts::ROLE)}</th>
                        <th scope="col">{t(texts::TEAM)}</th>
                        <th scope="col">{t(texts::STATE)}</th>
                        <th scope="col">
                            <span class="vh">{t(common::MORE_ACTIONS)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{people}</tbody>
            </table>
        </section>
        <section class="panel">
            <header class="row pipeline-head"><h2>{t(texts::TEAMS)}</h2></header>
            {teams}
        </section>
    }
    .into_any()
}

#[component]
fn PersonRow(
    colleague: Colleague,
    team: String,
    open: RwSignal<Option<Open>>,
    invited: RwSignal<Option<(UserId, String)>>,
) -> impl IntoView {
    let me = use_me();
    let person = colleague.person.clone();
    let edit = colleague.clone();
    let who = (person.id, person.name.clone());
    let again = colleague.invited_until.is_some() || colleague.can_sign_in;
    let may_invite = person.active;
    view! {
        <tr>
            <td>
                <span class="row">
                    <Avatar name=person.name.clone() id=i64::from(person.id) silent=true />
                    <span class="two-lines">
                        <b>{person.name.clone()}</b>
                        <span class="small muted">{colleague.email.clone().unwrap_or_default()}</span>
                    </span>
                </span>
            </td>
            <td>{t(role_name(person.role))}</td>
            <td>{team}</td>
            <td>{state(&me, &colleague)}</td>
            <td class="end">
                <span class="row tight">
                    {may_invite
                        .then(|| {
                            view! {
                                <Button
                                    label=t(if again { texts::INVITE_AGAIN } else { texts::INVITE })
                                    size=Size::Small
                                    on:click=move |_| invited.set(Some(who.clone()))
                                />
                            }
                        })}
                    <Button label=t(common::EDIT) size=Size::Small on:click=move |_| open.set(Some(Open::Person(Box::new(edit.clone())))) />
                </span>
            </td>
        </tr>
    }
    .into_any()
}

/// Whether somebody can sign in, in words.
fn state(me: &Me, colleague: &Colleague) -> AnyView {
    let (text, tone) = if !colleague.person.active {
        (t(texts::LEFT).to_owned(), BadgeTone::Neutral)
    } else if let Some(seen) = colleague.last_seen.filter(|_| colleague.can_sign_in) {
        (tf(texts::SEEN, &[("when", &day(me, seen))]), BadgeTone::Ok)
    } else if colleague.can_sign_in {
        (t(texts::NEVER_SEEN).to_owned(), BadgeTone::Ok)
    } else if let Some(until) = colleague.invited_until {
        (tf(texts::INVITED, &[("when", &day(me, until))]), BadgeTone::Info)
    } else {
        (t(texts::NOT_INVITED).to_owned(), BadgeTone::Warn)
    };
    view! { <Badge label=text tone /> }.into_any()
}

/// The day of an instant in the organisation's zone, as it was when the page was made.
pub(super) fn day(me: &Me, at: Millis) -> String {
    let days = (at + i64::from(me.utc_offset_min) * 60_000).div_euclid(86_400_000);
    let epoch = domain::Date::new(1970, 1, 1).unwrap_or(me.today);
    format::date_full(use_lang(), epoch.plus_days(days))
}
