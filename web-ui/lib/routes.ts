/** The addresses of the pages, named once. */
export const routes = {
  login: "/login",
  tasks: "/tasks",
  newTask: "/tasks/new",
  task: (id: string) => `/tasks/${id}`,
} as const;
