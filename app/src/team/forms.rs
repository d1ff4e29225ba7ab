//! Forms of a person and of a team.

use super::page::Open;
use super::{add_team, add_user, edit_team, edit_user, remove_team, role_about, role_name};
use crate::api::new_command;
use crate::shell::{t, use_lang};
use crate::ui::{Button, Dialog, Kind, SelectField, TextField, use_toasts};
use domain::team::{AboutTeam, AddTeam, AddUser, EditTeam, EditUser, Person, Team};
use domain::texts::{common, team as texts};
use domain::{Role, TeamId, UserId};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

type Wrong = RwSignal<(String, String)>;

fn at(wrong: Wrong, name: &'static str) -> Signal<String> {
    Signal::derive(move || wrong.with(|(f, s)| if f == name { s.clone() } else { String::new() }))
}

/// Adds or changes a person.
#[component]
pub(super) fn PersonForm(
    /// What is open on the page.
    open: RwSignal<Option<Open>>,
    /// Teams to choose from.
    teams: RwSignal<Vec<Team>>,
    /// Counted up after a change.
    round: RwSignal<u32>,
    /// Whom to invite next.
    invited: RwSignal<Option<(UserId, String)>>,
) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let shown = RwSignal::new(false);
    let who = RwSignal::new(None::<Person>);
    let (name, email) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (role, team) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong: Wrong = RwSignal::new((String::new(), String::new()));
    let busy = RwSignal::new(false);
    Effect::new(move |_| {
        let (person, mail) = match open.get() {
            Some(Open::AddPerson) => (None, String::new()),
            Some(Open::Person(colleague)) => (Some(colleague.person), colleague.email.unwrap_or_default()),
            _ => return shown.set(false),
        };
        name.set(person.as_ref().map(|p| p.name.clone()).unwrap_or_default());
        email.set(mail);
        role.set(person.as_ref().map_or(Role::Sales, |p| p.role).as_str().to_owned());
        team.set(person.as_ref().and_then(|p| p.team).map(|t| t.to_string()).unwrap_or_default());
        who.set(person);
        wrong.set((String::new(), String::new()));
        shown.set(true);
    });
    let failed = move |error: crate::api::AppError| {
        if error.field().is_none() {
            toasts.failed(error.message(lang));
        }
        wrong.set((error.field().unwrap_or_default().to_owned(), error.message(lang)));
    };
    let chosen_team = move || team.get_untracked().parse::<i64>().ok().map(TeamId);
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let role = Role::parse(&role.get_untracked()).unwrap_or(Role::Viewer);
        let (name, email) = (name.get_untracked(), email.get_untracked());
        spawn_local(async move {
            let done = match who.get_untracked() {
                None => {
                    let input = AddUser { command: new_command(), name: name.clone(), email: Some(email), role, team: chosen_team() };
                    add_user(input).await.map(|id| invited.set(Some((id, name))))
                }
                Some(person) => {
                    let input = EditUser {
                        command: new_command(),
                        id: person.id,
                        name: Some(name),
                        email: Some(email),
                        role: Some(role),
                        team: Some(chosen_team()),
                        active: None,
                    };
                    edit_user(input).await.map(drop)
                }
            };
            busy.set(false);
            match done {
                Ok(()) => {
                    open.set(None);
                    round.update(|n| *n += 1);
                }
                Err(error) => failed(error),
            }
        });
    };
    let switch = move |_| {
        let Some(person) = who.get_untracked() else { return };
        let input = EditUser {
            command: new_command(),
            id: person.id,
            name: None,
            email: None,
            role: None,
            team: None,
            active: Some(!person.active),
        };
        spawn_local(async move {
            match edit_user(input).await {
                Ok(_) => {
                    open.set(None);
                    round.update(|n| *n += 1);
                    if person.active {
                        toasts.say(texts::DEACTIVATED.fill(lang, &[("name", &person.name)]));
                    }
                }
                Err(error) => failed(error),
            }
        });
    };
    let title = Signal::derive(move || match who.get() {
        None => texts::ADD.in_lang(lang).to_owned(),
        Some(person) => texts::EDIT.fill(lang, &[("name", &person.name)]),
    });
    let roles: Vec<(String, String)> =
        Role::ALL.iter().map(|r| (r.as_str().to_owned(), format!("{}: {}", t(role_name(*r)), t(role_about(*r))))).collect();
    let roles = StoredValue::new(roles);
    let team_options = Signal::derive(move || {
        let none = (String::new(), texts::NO_TEAM.in_lang(lang).to_owned());
        std::iter::once(none).chain(teams.get().into_iter().map(|t| (t.id.to_string(), t.name))).collect::<Vec<_>>()
    });
    view! {
        <Dialog open=shown title id="person" on_close=move |()| open.set(None)>
            <form class="stack" on:submit=submit>
                <TextField label=t(texts::NAME) value=name id="person-name" required=true autofocus=true maxlength=200 autocomplete="off" error=at(wrong, "name") />
                <TextField
                    label=t(texts::EMAIL)
                    value=email
                    kind="email"
                    id="person-email"
                    optional=true
                    autocomplete="off"
                    hint=t(texts::EMAIL_HINT)
                    error=at(wrong, "email")
                />
                <SelectField label=t(texts::ROLE) value=role id="person-role" options=Signal::stored(roles.get_value()) error=at(wrong, "role") />
                <SelectField label=t(texts::TEAM) value=team id="person-team" options=team_options error=at(wrong, "team") />
                <div class="row">
                    {move || {
                        who.get()
                            .map(|person| {
                                let label = t(if person.active { texts::DEACTIVATE } else { texts::ACTIVATE });
                                view! { <Button label on:click=switch /> }
                            })
                    }}
                    <span class="push"></span>
                    <Button label=t(common::CANCEL) on:click=move |_| open.set(None) />
                    <Button label=t(common::SAVE) kind=Kind::Primary submit=true busy=Signal::derive(move || busy.get()) />
                </div>
            </form>
        </Dialog>
    }
}

/// Adds or changes a team.
#[component]
pub(super) fn TeamForm(
    /// What is open on the page.
    open: RwSignal<Option<Open>>,
    /// Who could lead it.
    people: RwSignal<Vec<Person>>,
    /// Counted up after a change.
    round: RwSignal<u32>,
) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let shown = RwSignal::new(false);
    let which = RwSignal::new(None::<TeamId>);
    let (name, lead) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong: Wrong = RwSignal::new((String::new(), String::new()));
    let busy = RwSignal::new(false);
    Effect::new(move |_| {
        let team = match open.get() {
            Some(Open::AddTeam) => None,
            Some(Open::Team(team)) => Some(team),
            _ => return shown.set(false),
        };
        name.set(team.as_ref().map(|t| t.name.clone()).unwrap_or_default());
        lead.set(team.as_ref().and_then(|t| t.manager).map(|m| m.to_string()).unwrap_or_default());
        which.set(team.map(|t| t.id));
        wrong.set((String::new(), String::new()));
        shown.set(true);
    });
    let finish = move |done: Result<(), crate::api::AppError>| {
        busy.set(false);
        match done {
            Ok(()) => {
                open.set(None);
                round.update(|n| *n += 1);
            }
            Err(error) => {
                if error.field().is_none() {
                    toasts.failed(error.message(lang));
                }
                wrong.set((error.field().unwrap_or_default().to_owned(), error.message(lang)));
            }
        }
    };
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let (command, name) = (new_command(), name.get_untracked());
        let manager = lead.get_untracked().parse::<i64>().ok().map(UserId);
        spawn_local(async move {
            finish(match which.get_untracked() {
                None => add_team(AddTeam { command, name, manager }).await.map(drop),
                Some(id) => edit_team(EditTeam { command, id, name, manager }).await,
            });
        });
    };
    let remove = move |_| {
        let Some(id) = which.get_untracked() else { return };
        spawn_local(async move { finish(remove_team(AboutTeam { command: new_command(), id }).await) });
    };
    let title = Signal::derive(move || which.get().map_or(texts::ADD_TEAM, |_| texts::EDIT_TEAM).in_lang(lang).to_owned());
    let leads = Signal::derive(move || {
        let none = (String::new(), common::NONE.in_lang(lang).to_owned());
        let can = |p: &Person| p.active && matches!(p.role, Role::Admin | Role::Manager);
        std::iter::once(none).chain(people.get().into_iter().filter(can).map(|p| (p.id.to_string(), p.name))).collect::<Vec<_>>()
    });
    view! {
        <Dialog open=shown title id="team" on_close=move |()| open.set(None)>
            <form class="stack" on:submit=submit>
                <TextField label=t(texts::NAME) value=name id="team-name" required=true autofocus=true maxlength=200 error=at(wrong, "name") />
                <SelectField label=t(texts::LEAD) value=lead id="team-lead" options=leads error=at(wrong, "manager") />
                <div class="row">
                    {move || which.get().map(|_| view! { <Button label=t(texts::REMOVE_TEAM) on:click=remove /> })}
                    <span class="push"></span>
                    <Button label=t(common::CANCEL) on:click=move |_| open.set(None) />
                    <Button label=t(common::SAVE) kind=Kind::Primary submit=true busy=Signal::derive(move || busy.get()) />
                </div>
            </form>
        </Dialog>
    }
}
