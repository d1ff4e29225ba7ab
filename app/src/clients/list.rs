//! The page `/clients`: the list, and over it the form that makes a client.

use super::form::NewClientSheet;
use super::{list_clients, set_client_archived};
use crate::act::{Act, use_act};
use crate::api::new_command;
use crate::live::use_live;
use crate::shell::{Page, PageHead, t, tf, use_lang, use_me, use_shortcut};
use crate::ui::{
    Avatar, AvatarSize, Button, ButtonLink, Empty, Fab, Icon, Kind, ListRows, Menu, MenuItem, MenuLink, NoAvatar, Size, SkeletonLines,
    Sort, SortHead, TabItem, Tabs, TextField, VirtualTable,
};
use domain::clients::{ArchiveClient, ClientKey, ClientKind, ClientPage as PageOfClients, ClientQuery, ClientRow, ClientSort};
use domain::format::{self, Cents};
use domain::texts::{Text, clients as texts, common, nav};
use domain::{Action, ClientId, Record};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use leptos_router::params::ParamsMap;
use std::time::Duration;

/// Rows of a page.
const PAGE: u32 = 100;

/// What the address says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct State {
    view: String,
    text: String,
    sort: ClientSort,
    descending: bool,
}

impl State {
    fn read(q: &ParamsMap) -> Self {
        let get = |name: &str| q.get(name).unwrap_or_default();
        let view = Some(get("view")).filter(|v| VIEWS.iter().any(|(key, _)| key == v)).unwrap_or_else(|| "all".to_owned());
        State { view, text: get("text"), sort: ClientSort::parse(&get("sort")), descending: get("dir") == "desc" }
    }

    fn address(&self) -> String {
        let mut q = ParamsMap::new();
        let mut put = |name: &'static str, value: &str, plain: &str| {
            if value != plain {
                q.insert(name, value.to_owned());
            }
        };
        put("view", &self.view, "all");
        put("text", &self.text, "");
        put("sort", self.sort.as_str(), "name");
        put("dir", if self.descending { "desc" } else { "asc" }, "asc");
        format!("/clients{}", q.to_query_string())
    }

    fn query(&self, me: domain::UserId, after: Option<ClientKey>, limit: u32) -> ClientQuery {
        ClientQuery {
            text: self.text.clone(),
            kind: match self.view.as_str() {
                "companies" => Some(ClientKind::Company),
                "persons" => Some(ClientKind::Person),
                _ => None,
            },
            owner: (self.view == "mine").then_some(me),
            archived: self.view == "archived",
            sort: self.sort,
            descending: self.descending,
            after,
            limit,
            ..ClientQuery::default()
        }
    }
}

const VIEWS: [(&str, Text); 5] = [
    ("all", common::ALL_OF_THEM),
    ("mine", texts::MINE),
    ("companies", texts::COMPANIES),
    ("persons", texts::PERSONS),
    ("archived", texts::ARCHIVED_ONES),
];

/// `/clients?view=mine&text=…&sort=updated&dir=desc`; `/clients/new?kind=person` with the form.
#[component]
pub fn ClientsPage() -> impl IntoView {
    let query = use_query_map();
    let me = use_me().id;
    let first = Resource::new(|| (), move |()| list_clients(query.with_untracked(State::read).query(me, None, PAGE)));
    let lang = use_lang();
    view! {
        <Page title=t(nav::CLIENTS) class="clients-page">
            <Suspense fallback=|| {
                view! {
                    <PageHead title=t(nav::CLIENTS) />
                    <div class="page-body"><SkeletonLines lines=8 /></div>
                }
            }>
                {move || Suspend::new(async move {
                    match first.await {
                        Ok(page) => view! { <List page /> }.into_any(),
                        Err(error) => {
                            view! {
                                <Empty title=common::FAILED.in_lang(lang) text=error.message(lang)>
                                    <ButtonLink label=common::RETRY.in_lang(lang) href="/clients" attr:rel="external" />
                                </Empty>
                            }
                                .into_any()
                        }
                    }
                })}
            </Suspense>
        </Page>
    }
}

#[component]
fn List(page: PageOfClients) -> impl IntoView {
    let act = use_act();
    let lang = use_lang();
    let me = use_me();
    let may_create = me.may(Record::Client, Action::Create);
    let (query, navigate, path) = (use_query_map(), use_navigate(), use_location().pathname);
    let state = RwSignal::new(query.with_untracked(State::read));
    let list = ListRows::new(page.rows, page.next.is_some());
    let next = RwSignal::new(page.next);
    let asked = StoredValue::new(0_u64);
    let me_id = me.id;
    let ask = move |more: bool, limit: u32| {
        let number = asked.get_value() + 1;
        asked.set_value(number);
        let after = if more { next.get_untracked() } else { None };
        list.busy.set(true);
        act.try_run(list_clients(state.with_untracked(|s| s.query(me_id, after, limit))), move |answer| {
            if asked.try_get_value() != Some(number) {
                return;
            }
            match answer {
                Ok(page) => {
                    let there_is_more = page.next.is_some();
                    next.set(page.next);
                    if more { list.extend(page.rows, there_is_more) } else { list.replace(page.rows, there_is_more) }
                }
                Err(error) => {
                    list.more.set(false);
                    list.busy.set(false);
                    act.toasts.failed(error.message(act.lang));
                }
            }
        });
    };
    // as many as are there, so that nothing jumps
    let again = Callback::new(move |()| ask(false, u32::try_from(list.rows.with_untracked(Vec::len)).unwrap_or(PAGE).clamp(PAGE, 500)));
    Effect::new(move |before: Option<State>| {
        let now = state.get();
        if before.is_some_and(|b| b != now) {
            navigate(&now.address(), NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
            ask(false, PAGE);
        }
        now
    });
    // a link to the list itself, while it is shown
    Effect::new(move |before: Option<()>| {
        let said = query.with(State::read);
        if before.is_some() && path.get_untracked() == "/clients" && said != state.get_untracked() {
            state.set(said);
        }
    });
    let waiting = StoredValue::new(false);
    use_live(move |news| {
        if news.touches("client") && waiting.try_get_value() == Some(false) && list.rows.with_untracked(Vec::len) <= 500 {
            waiting.set_value(true);
            set_timeout(
                move || {
                    if waiting.try_get_value().is_some() {
                        waiting.set_value(false);
                        again.run(());
                    }
                },
                Duration::from_millis(500),
            );
        }
    });
    let new_open = RwSignal::new(use_location().pathname.get_untracked().ends_with("/new") && may_create);
    let kind = RwSignal::new(query.with_untracked(|q| q.get("kind")).filter(|k| k == "person").unwrap_or_else(|| "company".to_owned()));
    let go = use_navigate();
    let on_made = Callback::new(move |(id, open): (ClientId, bool)| {
        if open {
            go(&format!("/clients/{id}"), NavigateOptions::default());
        } else {
            again.run(());
        }
    });
    let count = move || {
        let n = format::integer(lang, i64::try_from(list.rows.with(Vec::len)).unwrap_or(i64::MAX));
        let text = if list.more.get() { texts::LOADED } else { texts::LOADED_ALL };
        text.fill(lang, &[("n", &n)])
    };
    let row = move |index: usize, row: ClientRow| view! { <Row index row act again /> }.into_any();
    let foot = move || {
        view! {
            <div class="row list-more">
                {move || {
                    list.more
                        .get()
                        .then(|| {
                            view! {
                                <Button
                                    label=tf(texts::NEXT_ROWS, &[("n", &PAGE.to_string())])
                                    size=Size::Small
                                    icon="chevron-down"
                                    busy=list.busy
                                    on:click=move |_| ask(true, PAGE)
                                />
                            }
                        })
                }}
            </div>
        }
    };
    view! {
        <PageHead title=t(nav::CLIENTS)>
            <span class="push on-desk"></span>
            <div class="row on-desk">
                {use_me().may(Record::Import, Action::Create).then(|| view! { <ButtonLink label=t(nav::IMPORT) icon="upload" href="/imports/new" /> })}
                {may_create
                    .then(|| {
                        view! { <Button label=t(texts::NEW) kind=Kind::Primary icon="user-round-plus" on:click=move |_| new_open.set(true) /> }
                    })}
            </div>
        </PageHead>
        <Bar state />
        <Show
            when=move || !list.rows.with(Vec::is_empty) || list.busy.get()
            fallback=move || view! { <Nothing state may_create new_open /> }
        >
            <VirtualTable
                list
                key=|r: &ClientRow| (r.id, r.name.clone(), r.owner.as_ref().map(|o| o.id), r.open_deals, r.open_sum, r.phone.clone(), r.contact.clone())
                view=row
                head=move || view! { <Head state /> }
                columns=9
                label=t(nav::CLIENTS)
                class="cl-table"
                on_more=move |()| ask(true, PAGE)
                keep="clients"
                foot=foot
            />
            <div class="list-foot">
                <span class="muted num" role="status">
                    {count}
                </span>
            </div>
        </Show>
        {may_create
            .then(|| {
                use_shortcut("c", move || new_open.set(true));
                view! {
                    <Fab label=t(texts::NEW) on:click=move |_| new_open.set(true) />
                    <NewClientSheet open=new_open kind on_made />
                }
            })}
    }
    .into_any()
}

/// Views and the filter by name.
#[component]
fn Bar(state: RwSignal<State>) -> impl IntoView {
    let view_key = RwSignal::new(state.with_untracked(|s| s.view.clone()));
    let text = RwSignal::new(state.with_untracked(|s| s.text.clone()));
    Effect::new(move |before: Option<()>| {
        let view = view_key.get();
        if before.is_some() && state.with_untracked(|s| s.view != view) {
            state.update(|s| s.view = view);
        }
    });
    // from outside: back, a link to the list
    Effect::new(move |_| {
        let now = state.get();
        if view_key.get_untracked() != now.view {
            view_key.set(now.view);
        }
        if text.get_untracked().trim() != now.text {
            text.set(now.text);
        }
    });
    let number = StoredValue::new(0_u64);
    Effect::new(move |before: Option<()>| {
        let typed = text.get().trim().to_owned();
        if before.is_none() {
            return;
        }
        let mine = number.get_value() + 1;
        number.set_value(mine);
        set_timeout(
            move || {
                if number.try_get_value() == Some(mine) && state.with_untracked(|s| s.text != typed) {
                    state.update(|s| s.text = typed);
                }
            },
            Duration::from_millis(200),
        );
    });
    let items: Vec<TabItem> = VIEWS.iter().map(|(key, words)| TabItem::new(*key, t(*words))).collect();
    view! {
        <div class="toolbar">
            <Tabs id="clients" label=t(texts::VIEWS) value=view_key items=Signal::stored(items) />
            <span class="push"></span>
            <div class="find">
                <TextField label=t(texts::FIND) bare=true kind="search" icon="search" class="sm" value=text placeholder=t(texts::FIND) inputmode="search" maxlength=200 />
            </div>
        </div>
    }
    .into_any()
}

/// Heads of the columns; three of them sort.
#[component]
fn Head(state: RwSignal<State>) -> impl IntoView {
    let sort = move |by: ClientSort, text: Text| {
        let now =
            Signal::derive(move || state.with(|s| (s.sort == by).then_some(if s.descending { Sort::Descending } else { Sort::Ascending })));
        let turn = move |()| {
            state.update(|s| {
                s.descending = if s.sort == by { !s.descending } else { by == ClientSort::Updated };
                s.sort = by;
            });
        };
        view! { <SortHead label=t(text) sort=now on_sort=turn /> }
    };
    view! {
        <colgroup class="on-desk">
            <col style="width:19rem" />
            <col style="width:11rem" />
            <col style="width:11rem" />
            <col style="width:9rem" />
            <col style="width:6rem" />
            <col style="width:4.5rem" />
            <col style="width:7.5rem" />
            <col />
            <col style="width:3rem" />
        </colgroup>
        <thead class="on-desk">
            <tr>
                {sort(ClientSort::Name, texts::CLIENT)} <th scope="col">{t(texts::CONTACT)}</th> <th scope="col">{t(texts::PHONE)}</th>
                <th scope="col">{t(texts::TOWN)}</th> {sort(ClientSort::Owner, texts::OWNER)} <th scope="col" class="end">
                    {t(texts::DEALS)}
                </th> <th scope="col" class="end">
                    {t(texts::OPEN)}
                </th> {sort(ClientSort::Updated, texts::UPDATED)} <th scope="col">
                    <span class="vh">{t(common::MORE_ACTIONS)}</span>
                </th>
            </tr>
        </thead>
    }
    .into_any()
}

#[component]
fn Row(index: usize, row: ClientRow, act: Act, again: Callback<()>) -> impl IntoView {
    let lang = act.lang;
    let id = row.id;
    let company = row.kind == ClientKind::Company;
    let sum = row.open_sum.map(|m| format::money(lang, m.minor, m.currency, Cents::Hide));
    let sum = sum.unwrap_or_else(|| "–".to_owned());
    let archived = use_query_map().with_untracked(|q| q.get("view")).as_deref() == Some("archived");
    let archive = move |away: bool| {
        act.run(set_client_archived(ArchiveClient { command: new_command(), id, archived: away }), move |_| {
            let words = if away { texts::ARCHIVED } else { texts::RESTORED };
            act.toasts.undo(words.in_lang(act.lang), move || {
                let back = ArchiveClient { command: new_command(), id, archived: !away };
                act.run(set_client_archived(back), move |_| again.run(()));
            });
            again.run(());
        });
    };
    let href = format!("/clients/{id}");
    let second = [row.city.clone(), row.contact.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let (word, icon) = if archived { (common::RESTORE, "rotate-ccw") } else { (common::ARCHIVE, "inbox") };
    view! {
        <tr aria-rowindex=index + 2>
            <td>
                <div class="row">
                    <Avatar name=row.name.clone() id=id.0 company size=AvatarSize::Tiny silent=true />
                    <span class="grow">
                        <a class="name trunc" href=href.clone() title=row.name.clone()>
                            {row.name.clone()}
                        </a>
                        <span class="on-phone tiny muted trunc">{second}</span>
                    </span>
                    <span class="on-phone money small">{sum.clone()}</span>
                </div>
            </td>
            <td class="on-desk">
                <span class="trunc">{row.contact}</span>
            </td>
            <td class="on-desk num soft">
                <span class="trunc">{row.phone}</span>
            </td>
            <td class="on-desk">
                <span class="trunc">{row.city}</span>
            </td>
            <td class="on-desk">
                {match row.owner {
                    Some(o) => view! { <Avatar name=o.name id=o.id.0 size=AvatarSize::Tiny /> }.into_any(),
                    None => view! { <NoAvatar /> }.into_any(),
                }}
            </td>
            <td class="on-desk end num">{format::integer(lang, row.open_deals)}</td>
            <td class="on-desk end money">{sum}</td>
            <td class="on-desk num soft">{texts::DAYS_AGO.fill(lang, &[("n", &format::integer(lang, row.updated_days))])}</td>
            <td class="on-desk end">
                {row
                    .may_archive
                    .then(|| {
                        view! {
                            <Menu label=tf(texts::ROW_MENU, &[("name", &row.name)]) class="icon-btn sm" trigger=|| view! { <Icon name="ellipsis" /> }>
                                <MenuLink label=t(texts::ADD_DEAL) icon="plus" href=format!("/deals?new=1&client={id}") />
                                <MenuItem label=t(word) icon=icon on:click=move |_| archive(!archived) />
                            </Menu>
                        }
                    })}
            </td>
        </tr>
    }
    .into_any()
}

/// An empty list, or one whose filter finds nothing.
#[component]
fn Nothing(state: RwSignal<State>, may_create: bool, new_open: RwSignal<bool>) -> impl IntoView {
    move || {
        let filtered = state.with(|s| s.view != "all" || !s.text.is_empty());
        if filtered {
            let clear = move |_| {
                state.update(|s| {
                    s.view = "all".to_owned();
                    s.text.clear();
                });
            };
            view! {
                <Empty title=t(texts::NO_HITS)>
                    <Button label=t(common::CLEAR_FILTERS) on:click=clear />
                </Empty>
            }
            .into_any()
        } else {
            view! {
                <Empty title=t(texts::NONE_TITLE) text=t(texts::NONE_TEXT)>
                    {may_create
                        .then(|| {
                            view! { <Button label=t(texts::NEW) kind=Kind::Primary on:click=move |_| new_open.set(true) /> }
                        })}
                </Empty>
            }
            .into_any()
        }
    }
}
