//! Texts of the dashboard and of charts.

crate::texts! { "analytics";
    /// Refusal of a period typed in.
    PERIOD_UNSOUND = "The period must begin before it ends, and span 30 years at most.",
        "Der Zeitraum muss vor seinem Ende beginnen und darf höchstens 30 Jahre umfassen.";
    /// Page title.
    TITLE = "Sales overview", "Vertriebsübersicht";
    /// Age of the figures behind the live dot.
    UPDATED = "updated {age} ago", "vor {age} aktualisiert";
    /// Age of the figures in seconds.
    SECONDS = "{n} s", "{n} Sek.";
    /// The dashboard opened on an older quarter.
    FELL_BACK = "Nothing was closed this quarter yet. You see {period}, the newest quarter with closed deals.",
        "In diesem Quartal wurde noch nichts abgeschlossen. Sie sehen {period}, das neueste Quartal mit abgeschlossenen Deals.";
    /// Button of that hint.
    SHOW_THIS_QUARTER = "Show this quarter", "Dieses Quartal zeigen";

    /// Filter: which period.
    PERIOD = "Period", "Zeitraum";
    /// A period.
    THIS_MONTH = "This month", "Dieser Monat";
    /// A period.
    LAST_MONTH = "Last month", "Letzter Monat";
    /// A period.
    THIS_QUARTER = "This quarter", "Dieses Quartal";
    /// A period.
    LAST_QUARTER = "Last quarter", "Letztes Quartal";
    /// A period.
    THIS_YEAR = "This year", "Dieses Jahr";
    /// A period.
    LAST_YEAR = "Last year", "Letztes Jahr";
    /// A period.
    LAST_12_MONTHS = "Last 12 months", "Letzte 12 Monate";
    /// A period from a day to a day; opens a dialog.
    CUSTOM = "From … to …", "Von … bis …";
    /// A span of days.
    FROM_TO = "{from} to {to}", "{from} bis {to}";
    /// Field of the dialog.
    FROM = "First day", "Erster Tag";
    /// Field of the dialog.
    TO = "Last day", "Letzter Tag";
    /// Button of the dialog.
    SHOW = "Show", "Anzeigen";
    /// Filter: which pipeline.
    PIPELINE = "Pipeline", "Pipeline";
    /// Filter: whose team.
    TEAM = "Team", "Team";
    /// Filter: whose deals.
    OWNER = "Owner", "Zuständig";
    /// What the figures are compared with.
    COMPARED_WITH = "Compared with {period}", "Verglichen mit {period}";

    /// Tile.
    REVENUE_WON = "Revenue won", "Umsatz gewonnen";
    /// Tile.
    DEALS_WON = "Deals won", "Deals gewonnen";
    /// Tile: won of all closed deals.
    WIN_RATE = "Win rate", "Abschlussquote";
    /// Tile: days from opening to winning.
    SALES_CYCLE = "Days to win, average", "Tage bis zum Gewinn, Schnitt";
    /// Tile: open deals by their stages' probability.
    WEIGHTED = "Weighted pipeline", "Gewichtete Pipeline";
    /// Words behind a change.
    VS = "vs {period}", "zu {period}";
    /// Change of a percentage.
    POINTS = "{n} pp", "{n} Pp.";
    /// Change of a number of days, less than before.
    FASTER = "{n} d faster", "{n} T kürzer";
    /// Change of a number of days, more than before.
    SLOWER = "{n} d slower", "{n} T länger";
    /// A number of days with its unit.
    DAYS = "{n} days", "{n} Tage";
    /// Won and lost deals behind a rate.
    WON_OF = "{won} of {closed} closed", "{won} von {closed} abgeschlossen";
    /// Open deals behind the weighted sum.
    OPEN_ONE = "{n} open deal", "{n} offener Deal";
    /// Open deals behind the weighted sum.
    OPEN_MANY = "{n} open deals", "{n} offene Deals";
    /// Deals that are in no sum.
    WITHOUT_AMOUNT = "{n} without amount", "{n} ohne Betrag";
    /// Deals that are in no sum.
    WITHOUT_RATE = "{n} without exchange rate", "{n} ohne Wechselkurs";
    /// Open deals that are in no sum.
    WITHOUT_SUM = "{n} without amount or rate", "{n} ohne Betrag oder Kurs";

    /// Heading.
    FUNNEL = "Funnel", "Trichter";
    /// Behind the heading.
    FUNNEL_SUB = "{n} deals opened in {pipeline}, {share} won so far", "{n} Deals eröffnet in {pipeline}, bisher {share} gewonnen";
    /// Column of the funnel.
    STAGE = "Stage", "Phase";
    /// Column of the funnel: deals that got at least there.
    REACHED = "Reached", "Erreicht";
    /// Column of the funnel: share of the step before.
    STEP = "Of step before", "Vom Schritt davor";
    /// Column of the funnel: share of all.
    OF_ALL = "Of all", "Von allen";
    /// Last step.
    WON = "Won", "Gewonnen";
    /// Column.
    LOST = "Lost", "Verloren";
    /// Below the funnel.
    WEAKEST = "Weakest step:", "Schwächster Schritt:";
    /// Which step that is.
    WEAKEST_STEP = "{from} to {to}, {share}", "{from} zu {to}, {share}";
    /// The same step in the period before.
    WAS_BEFORE = "It was {share} in {period}.", "In {period} waren es {share}.";
    /// Funnel without deals.
    NOTHING_OPENED = "No deal was opened in this period.", "In diesem Zeitraum wurde kein Deal eröffnet.";
    /// The funnel in one sentence, for screen readers.
    FUNNEL_SUMMARY = "Funnel: {steps}.", "Trichter: {steps}.";

    /// Heading.
    WON_AND_FORECAST = "Won and forecast", "Gewonnen und Prognose";
    /// Behind the heading.
    BY_MONTH = "by month of closing", "nach Abschlussmonat";
    /// Series and column.
    FORECAST_WEIGHTED = "Forecast, weighted", "Prognose, gewichtet";
    /// Column.
    MONTH = "Month", "Monat";
    /// Column.
    DEALS = "Deals", "Deals";
    /// Column.
    REVENUE = "Revenue", "Umsatz";
    /// Open deals without expected close, below the chart.
    UNDATED = "{n} open deals have no expected close: {sum} weighted.", "{n} offene Deals haben keinen erwarteten Abschluss: gewichtet {sum}.";
    /// Open deals expected in the past.
    OVERDUE = "{n} open deals should have closed already: {sum} weighted.", "{n} offene Deals hätten schon abgeschlossen sein sollen: gewichtet {sum}.";
    /// Open deals expected later than the chart reaches.
    LATER = "{n} open deals are expected later: {sum} weighted.", "{n} offene Deals werden später erwartet: gewichtet {sum}.";
    /// The chart in one sentence, for screen readers.
    MONTHS_SUMMARY = "Won by month from {from} to {to}, best {best} with {sum}. Forecast for the months to come: {forecast}.",
        "Gewonnen je Monat von {from} bis {to}, am meisten {best} mit {sum}. Prognose für die kommenden Monate: {forecast}.";

    /// Heading.
    BY_MANAGER = "Win rate by manager", "Abschlussquote je Führungskraft";
    /// Behind the heading.
    CLOSED_DEALS = "closed deals", "abgeschlossene Deals";
    /// Line in the bars.
    AVERAGE = "Average {share}", "Schnitt {share}";
    /// Won of closed deals, short.
    OF = "{won} of {closed}", "{won} von {closed}";
    /// People without team.
    NO_TEAM = "Without team", "Ohne Team";
    /// A team and who leads it.
    TEAM_OF = "{team}, {people} people", "{team}, {people} Personen";
    /// Heading.
    BY_AGENT = "Revenue by person", "Umsatz je Person";
    /// Column.
    PERSON = "Person", "Person";
    /// Column.
    DAYS_SHORT = "Days to win", "Tage bis Gewinn";
    /// Foot of a table.
    TOTAL = "Total", "Gesamt";
    /// Panels without closed deals.
    NOTHING_CLOSED = "No deal was closed in this period.", "In diesem Zeitraum wurde kein Deal abgeschlossen.";

    /// Switch at a chart.
    AS_TABLE = "Show as table", "Als Tabelle zeigen";
    /// Switch at a chart.
    AS_CHART = "Show as chart", "Als Diagramm zeigen";

    /// Empty page.
    EMPTY_TITLE = "No figures yet", "Noch keine Zahlen";
    /// Empty page.
    EMPTY_TEXT = "As soon as there are deals, you see here what was won and what is to come.",
        "Sobald es Deals gibt, sehen Sie hier, was gewonnen wurde und was noch kommt.";
    /// Empty page because of filters.
    EMPTY_FILTERED = "No deal matches the filters.", "Kein Deal passt zu den Filtern.";
}
