// The parts of ECharts that Kundig's charts use, as one script that a page loads
// when it shows its first chart. The typed options come from Rust; they find the
// library as `window.echarts`.
import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components'
import * as core from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

core.use([
  BarChart, CustomChart, LineChart,
  AriaComponent, DatasetComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent,
  SVGRenderer,
])

window.echarts = core
