//! Heads and rows of the list.

use super::list_query::Asks;
use super::set_client_archived;
use crate::act::use_act;
use crate::api::new_command;
use crate::lists::{Asked, days_ago};
use crate::shell::{t, tf};
use crate::ui::{Avatar, AvatarSize, Icon, Menu, MenuItem, MenuLink, NoAvatar, Sort, SortHead};
use domain::clients::{ArchiveClient, ClientKind, ClientRow, ClientSort};
use domain::format::{self, Cents};
use domain::texts::{Text, clients as texts, common};
use leptos::prelude::*;

/// What makes a row another one.
pub(super) type RowKey = (domain::ClientId, String, Option<domain::UserId>, i64, Option<domain::Money>, [Option<String>; 4], i64);

/// The key of a row: everything it shows.
pub(super) fn key(r: &ClientRow) -> RowKey {
    let owner = r.owner.as_ref().map(|o| o.id);
    let words = [r.contact.clone(), r.phone.clone(), r.city.clone(), r.industry.clone()];
    (r.id, r.name.clone(), owner, r.open_deals, r.open_sum, words, r.updated_days)
}

/// Heads of the columns; three of them sort.
#[component]
pub(super) fn Heads(asked: Asked<Asks>) -> impl IntoView {
    let sort = move |by: ClientSort, text: Text| {
        let now = Signal::derive(move || {
            asked.now.with(|s| (s.sort == by).then_some(if s.descending { Sort::Descending } else { Sort::Ascending }))
        });
        let turn = move |()| {
            asked.change(|s| {
                s.descending = if s.sort == by { !s.descending } else { by == ClientSort::Updated };
                s.sort = by;
            });
        };
        view! { <SortHead label=t(text) sort=now on_sort=turn /> }
    };
    view! {
        <colgroup class="on-desk">
            <col style="width:17rem" />
            <col style="width:10.5rem" />
            <col style="width:10.5rem" />
            <col style="width:8rem" />
            <col style="width:8rem" />
            <col style="width:5.5rem" />
            <col style="width:4rem" />
            <col style="width:7rem" />
            <col />
            <col style="width:3rem" />
        </colgroup>
        <thead class="on-desk">
            <tr>
                {sort(ClientSort::Name, texts::CLIENT)} <th scope="col">{t(texts::CONTACT)}</th> <th scope="col">{t(texts::PHONE)}</th>
                <th scope="col">{t(texts::TOWN)}</th> <th scope="col">{t(texts::INDUSTRY)}</th> {sort(ClientSort::Owner, texts::OWNER)}
                <th scope="col" class="end">{t(texts::DEALS)}</th> <th scope="col" class="end">{t(texts::OPEN)}</th>
                {sort(ClientSort::Updated, texts::UPDATED)} <th scope="col">
                    <span class="vh">{t(common::MORE_ACTIONS)}</span>
                </th>
            </tr>
        </thead>
    }
    .into_any()
}

/// A client; on phones two lines and the sum.
#[component]
pub(super) fn Row(
    /// Its number in the table.
    number: Signal<usize>,
    /// The client.
    row: ClientRow,
    /// Whether archived clients are shown.
    archived: bool,
    /// Called after a change.
    #[prop(into)]
    on_change: Callback<()>,
) -> impl IntoView {
    let act = use_act();
    let lang = act.lang;
    let id = row.id;
    let company = row.kind == ClientKind::Company;
    let sum = row.open_sum.map(|m| format::money(lang, m.minor, m.currency, Cents::Hide));
    let archive = move |away: bool| {
        act.run(set_client_archived(ArchiveClient { command: new_command(), id, archived: away }), move |_| {
            let words = if away { texts::ARCHIVED } else { texts::RESTORED };
            act.toasts.undo(words.in_lang(act.lang), move || {
                let back = ArchiveClient { command: new_command(), id, archived: !away };
                act.run(set_client_archived(back), move |_| on_change.run(()));
            });
            on_change.run(());
        });
    };
    let href = format!("/clients/{id}");
    let no_deals = row.open_deals == 0;
    let second: Vec<String> = [row.city.clone(), row.contact.clone()].into_iter().flatten().collect();
    let second = if second.is_empty() { row.industry.clone().unwrap_or_default() } else { second.join(" · ") };
    let (word, icon) = if archived { (common::RESTORE, "rotate-ccw") } else { (common::ARCHIVE, "inbox") };
    view! {
        <tr aria-rowindex=move || number.get()>
            <td>
                <div class="row">
                    <Avatar name=row.name.clone() id=id.0 company size=AvatarSize::Tiny silent=true />
                    <span class="grow">
                        <a class="name trunc" href=href title=row.name.clone()>
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
            <td class="on-desk soft">
                <span class="trunc">{row.industry}</span>
            </td>
            <td class="on-desk">
                {match row.owner {
                    Some(o) => view! { <Avatar name=o.name id=o.id.0 size=AvatarSize::Tiny /> }.into_any(),
                    None => view! { <NoAvatar /> }.into_any(),
                }}
            </td>
            <td class="on-desk end num" class:muted=no_deals>
                {format::integer(lang, row.open_deals)}
            </td>
            {match sum {
                Some(sum) => view! { <td class="on-desk end money">{sum}</td> }.into_any(),
                None => view! { <td class="on-desk end muted">"–"</td> }.into_any(),
            }}
            <td class="on-desk num soft">{days_ago(lang, row.updated_days)}</td>
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
