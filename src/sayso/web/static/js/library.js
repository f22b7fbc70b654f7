// Files dropped on the list of reports are handed in; what becomes of them is told where one adds reports.
import { acceptDrops } from "./dropping.js";

acceptDrops(() => location.assign("/add"));
