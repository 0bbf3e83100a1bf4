"""Who said (wrote, believes, ordered, …) what, and in whose words a clause stands."""
