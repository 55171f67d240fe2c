"""What learners do beside a page: first steps, questions, the gym of errors. Put onto pages, known to none."""
