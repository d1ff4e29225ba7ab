//! The gallery of the kit, in debug builds: every component in every state, for looking at
//! and for the browser tests.

use crate::shell::Frame;
use crate::ui::*;
use domain::{Currency, Date, Lang, Me, Role, UserId};
use leptos::prelude::*;
use leptos_meta::Title;

/// Somebody to look as.
fn somebody(lang: Lang) -> Me {
    Me {
        id: UserId(3),
        name: "Lea Böhm".to_owned(),
        email: None,
        role: Role::Admin,
        lang,
        organisation: "Brandt & Söhne".to_owned(),
        set_up: true,
        preset_chosen: true,
        currency: Currency::EUR,
        zone: "Europe/Berlin".to_owned(),
        today: Date::parse("2026-11-23").expect("a date"),
        utc_offset_min: 60,
    }
}

/// `/kit`.
#[component]
pub(crate) fn Kit() -> impl IntoView {
    provide_context(somebody(crate::shell::use_lang()));
    view! {
        <Title text="Kit · Kundig" />
        <Frame>
            <main id="main" class="main" tabindex="-1">
                <header class="page-head">
                    <h1>"Kit"</h1>
                </header>
                <Buttons />
                <Fields />
                <Labels />
                <Feedback />
                <Layers />
                <Figures />
            </main>
        </Frame>
    }
    .into_any()
}

#[component]
fn Section(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="kit-section">
            <h2>{title}</h2>
            {children()}
        </section>
    }
    .into_any()
}

#[component]
fn Buttons() -> impl IntoView {
    let on = RwSignal::new(true);
    let busy = RwSignal::new(false);
    let seen = RwSignal::new("board".to_owned());
    let segments = vec![
        Segment::new("board", "Board").icon("square-kanban"),
        Segment::new("table", "Table").icon("table-2"),
        Segment::new("forecast", "Forecast"),
    ];
    let tab = RwSignal::new("open".to_owned());
    let items = vec![TabItem::new("open", "All open"), TabItem::new("mine", "My deals"), TabItem::new("rot", "Rotting").count("3")];
    view! {
        <Section title="Buttons">
            <div class="row">
                <Button label="Add deal" kind=Kind::Primary icon="plus" />
                <Button label="Assign" kind=Kind::Tonal />
                <Button label="Edit" />
                <Button label="Cancel" kind=Kind::Ghost />
                <Button label="Delete" kind=Kind::Danger />
                <Button label="Disabled" disabled=true />
                <Button label="Small" size=Size::Small />
                <Button label="Large" size=Size::Large />
                <Button label="Press me" pressed=on on:click=move |_| on.update(|on| *on = !*on) />
                <Button label="Save" kind=Kind::Primary busy=busy on:click=move |_| busy.set(true) />
                <ButtonLink label="Link" href="/kit" />
                <IconButton icon="phone" label="Call" />
                <Tooltip text="Move to another stage" key="M"><IconButton icon="move-right" label="Move" bordered=true /></Tooltip>
                <IconButton icon="star" label="Follow" pressed=on on:click=move |_| on.update(|on| *on = !*on) />
            </div>
            <Segmented label="View" value=seen segments=Signal::stored(segments) on_choose=move |key| seen.set(key) />
            <Tabs id="kit" label="Views" value=tab items=Signal::stored(items) />
            <div id="kit-open" role="tabpanel" aria-label="Panel">{move || tab.get()}</div>
        </Section>
    }
}

#[component]
fn Fields() -> impl IntoView {
    let company = RwSignal::new("Weingut Böhringer".to_owned());
    let stage = RwSignal::new("2".to_owned());
    let stages: Vec<(String, String)> =
        ["New request", "Offer sent", "Negotiation"].iter().enumerate().map(|(n, s)| (n.to_string(), (*s).to_owned())).collect();
    let amount = RwSignal::new(Some(1_290_050));
    let wrong = RwSignal::new("12.9OO".to_owned());
    let note = RwSignal::new(String::new());
    let due = RwSignal::new("2026-11-30".to_owned());
    let (check, switch) = (RwSignal::new(true), RwSignal::new(false));
    let reason = RwSignal::new("price".to_owned());
    let reasons = vec![("price".to_owned(), "Price too high".to_owned()), ("late".to_owned(), "Too late".to_owned())];
    let client = RwSignal::new(None::<ComboOption>);
    let clients = ["Bäckerei Mühlhäuser GmbH", "Elektro Köhler & Söhne", "Hotel Grüner Jäger", "Mühlenhof Café"]
        .iter()
        .enumerate()
        .map(|(n, name)| ComboOption::new(n, *name).note("Celle"))
        .collect();
    view! {
        <Section title="Fields">
            <div class="form">
                <div class="two-f">
                    <TextField id="f-company" label="Company" value=company required=true />
                    <SelectField id="f-stage" label="Stage" value=stage options=Signal::stored(stages) />
                </div>
                <div class="two-f">
                    <MoneyField id="f-amount" label="Amount" value=amount currency=Currency::EUR optional=true />
                    <TextField id="f-wrong" label="Amount" value=wrong error="Digits only, for example 12,900." />
                </div>
                <Combobox
                    id="f-client"
                    label="Client"
                    value=client
                    source=ComboSource::fixed(clients)
                    hint="Finds by any part of the name."
                    on_create=move |name: String| client.set(Some(ComboOption::new(99, name)))
                />
                <TextField id="f-search" label="Search" value=RwSignal::new(String::new()) icon="search" kind="search" placeholder="Name or number" />
                <TextArea id="f-note" label="Note" value=note placeholder="What was said" />
                <DateField id="f-due" label="Due" value=due />
                <Checkbox label="Keep me signed in" value=check />
                <Checkbox label="Live" value=switch switch=true />
                <RadioGroup label="Why was it lost?" value=reason options=Signal::stored(reasons) />
            </div>
        </Section>
    }
}

#[component]
fn Labels() -> impl IntoView {
    view! {
        <Section title="Labels">
            <div class="row">
                <Chip label="Owner: any" />
                <FilterChip label="Owner" value="Lea Böhm" on_edit=|()| () on_remove=|()| () />
                <Chip label="Filter" icon="list-filter" dashed=true />
                <Tag label="Key account" />
                <Badge label="Won" tone=BadgeTone::Ok icon="check" />
                <Badge label="Due in 2 d" tone=BadgeTone::Warn />
                <Badge label="Late" tone=BadgeTone::Danger icon="triangle-alert" />
                <Badge label="New" tone=BadgeTone::Info />
                <Badge label="9" tone=BadgeTone::Solid count=true />
                <Kbd key="Esc" />
            </div>
            <div class="row">
                <Avatar name="Jana Petersen" id=1 />
                <Avatar name="Tobias Krüger" id=2 size=AvatarSize::Tiny />
                <Avatar name="Lea Böhm" id=3 size=AvatarSize::Medium />
                <Avatar name="Bäckerei Mühlhäuser GmbH" id=4 company=true size=AvatarSize::Medium />
                <Avatar name="Hotel Grüner Jäger" id=5 company=true size=AvatarSize::Large />
                <NoAvatar />
            </div>
        </Section>
    }
}

#[component]
fn Feedback() -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <Section title="Feedback">
            <div class="row">
                <Button label="Say" on:click=move |_| toasts.say("Client saved") />
                <Button label="With undo" on:click=move |_| toasts.undo("Deal moved to Offer sent", move || toasts.say("Taken back")) />
                <Button label="Failed" on:click=move |_| toasts.failed("Somebody else moved this deal.") />
            </div>
            <Banner text="Prices for 2026 are ready."><Button label="Look" size=Size::Small /></Banner>
            <Banner text="Two rates are missing." tone=Tone::Warn />
            <Banner text="Could not save the deal." tone=Tone::Danger><Button label="Try again" size=Size::Small /></Banner>
            <div class="form"><Progress label="Importing" value=Signal::stored(62) /></div>
            <div class="row"><LiveDot fresh=true /><LiveDot fresh=false /></div>
            <SkeletonLines />
            <Empty title="No deals in this view" text="No deal matches the filter. Remove it or add a deal.">
                <Button label="Clear filters" />
                <Button label="Add deal" kind=Kind::Primary icon="plus" />
            </Empty>
        </Section>
    }
}

#[component]
fn Layers() -> impl IntoView {
    let toasts = use_toasts();
    let (dialog, sheet) = (RwSignal::new(false), RwSignal::new(false));
    let name = RwSignal::new(String::new());
    view! {
        <Section title="Menus, dialogs, sheets">
            <div class="row">
                <Menu label="Deal" worded=true trigger=|| "Deal" id="kit-menu">
                    <MenuItem label="Edit" icon="pencil" key="E" on:click=move |_| toasts.say("Edit") />
                    <MenuItem label="Move to…" icon="move-right" key="M" />
                    <MenuItem label="Follow" icon="check" checked=true />
                    <hr role="presentation" />
                    <MenuItem label="Delete" icon="trash-2" danger=true />
                </Menu>
                <Button label="Dialog" on:click=move |_| dialog.set(true) />
                <Button label="Sheet" on:click=move |_| sheet.set(true) />
            </div>
            <Dialog
                open=dialog
                title="Why was it lost?"
                id="kit-dialog"
                footer=move || {
                    view! {
                        <Button label="Cancel" on:click=move |_| dialog.set(false) />
                        <Button label="Mark as lost" kind=Kind::Primary on:click=move |_| dialog.set(false) />
                    }
                }
            >
                <p>"The reason is counted on the dashboard."</p>
            </Dialog>
            <Sheet
                open=sheet
                title="New company"
                id="kit-sheet"
                footer=move || {
                    view! {
                        <Button label="Cancel" on:click=move |_| sheet.set(false) />
                        <Button label="Create" kind=Kind::Primary on:click=move |_| sheet.set(false) />
                    }
                }
            >
                <TextField id="s-name" label="Name" value=name autofocus=true />
            </Sheet>
        </Section>
    }
}

#[component]
fn Figures() -> impl IntoView {
    let sort = RwSignal::new(Some(Sort::Descending));
    let turn = move |()| {
        sort.update(|s| *s = Some(if *s == Some(Sort::Descending) { Sort::Ascending } else { Sort::Descending }));
    };
    view! {
        <Section title="Figures">
            <div class="row">
                <StatTile label="Revenue won" value="€238,400" delta="+12.4 %" versus="vs Q3" change=Change::Good href="/kit" />
                <StatTile label="Win rate" value="63.2 %" delta="−1.1 %" versus="vs Q3" change=Change::Bad />
            </div>
            <div class="panel">
                <table class="table">
                    <thead>
                        <tr><th scope="col">"Deal"</th><th scope="col">"Stage"</th><SortHead label="Amount" sort=sort on_sort=turn end=true /></tr>
                    </thead>
                    <tbody>
                        <tr>
                            <td class="medium">"Cold store, IP66"</td>
                            <td><span class="row"><span class="stage-dot" style=stage_style(4, 3, 6)></span>"Offer sent"</span></td>
                            <td class="end">"€31,200"</td>
                        </tr>
                    </tbody>
                </table>
            </div>
            <div class="deal rider" style=stage_style(3, 2, 6)>
                <div class="title">"Production hall, 48 high bays"</div>
                <div class="client trunc">"Kühne Präzisionsteile GmbH"</div>
                <div class="sum"><span class="money">"€86,500"</span><span class="age">"6 d"</span></div>
            </div>
        </Section>
    }
}
