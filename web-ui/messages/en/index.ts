import dashboard from "./dashboard.json";
import digitalHumans from "./digital-humans.json";
import gateway from "./gateway.json";
import newTask from "./new-task.json";
import session from "./session.json";
import shell from "./shell.json";
import task from "./task.json";
import taskList from "./task-list.json";
import uploads from "./uploads.json";
import workers from "./workers.json";

export default {
  ...dashboard,
  ...digitalHumans,
  ...gateway,
  ...newTask,
  ...session,
  ...shell,
  ...task,
  ...taskList,
  ...uploads,
  ...workers,
};
