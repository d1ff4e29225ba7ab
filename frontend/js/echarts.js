// The parts of ECharts that Kundig's charts use, as one script that a page loads when it
// shows its first chart. The typed options come from Rust (app/src/ui/chart); a kind of
// chart or component used there must be named here.
import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, AriaComponent, GridComponent, TooltipComponent, SVGRenderer])

window.echarts = { init }
