"""What learners do beside a page: first steps, questions, mistakes. Put onto pages, known to none."""
