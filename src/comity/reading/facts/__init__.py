"""The facts: agreements, meetings, projects, memberships, offices and the like."""
