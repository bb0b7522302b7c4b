Feature: Today
  A person does one session a day. A day moves on when it is done and a night has passed; what was missed waits.
  Pain is always heard.

  Background:
    Given a person with two weeks of simple low back pain
    And the person has asked for a week

  Scenario: The first day is there at once
    Then today is day 1, and its session is open

  Scenario: A day that is missed waits, and no day is left behind
    When 3 days pass
    Then today is day 1, and its session is open

  Scenario: The next day comes after a night
    When the person does the whole session
    Then the session of day 2 waits for tomorrow
    When 20 hours pass
    Then today is day 2, and its session is open

  Scenario: Never two sessions on one day
    When the person does the whole session
    And the person notes that day 2 is enough
    Then the note is not taken
    And the session of day 2 waits for tomorrow

  Scenario: What is noted twice counts once
    When the person notes twice that the first exercise is done
    Then one note is kept

  Scenario: Too hard gives something easier that is safe for this person
    When the first exercise that has an easier one is too hard
    Then an easier exercise stands in its place
    And nothing easier is among what the week leaves out

  Scenario: What hurts is left out for the rest of the week
    When the first exercise hurts
    Then the person is asked how the pain was
    When the pain has eased
    Then the session goes on without the exercise
    And no later day has the exercise

  Scenario: Strong pain ends the day
    When the first exercise hurts
    And the pain was strong
    Then the session of day 2 waits for tomorrow

  Scenario: Whoever says nothing until the next day counts as in strong pain
    When the first exercise hurts
    And 24 hours pass
    Then today is day 2, and its session is open

  Scenario: The second time strong pain ends the week
    When the first exercise hurts
    And the pain was strong
    And 24 hours pass
    And the first exercise hurts
    And the pain was strong
    Then the week has stopped

  Scenario: The week ends and does not begin again
    When 15 days pass
    Then the week is over

  Scenario: The diary is the person's own
    When the first exercise hurts
    And the person asks for all that is kept
    Then the copy has the note that it hurts
    When the person deletes the case
    Then no note is kept
    And the chain holds with 2 records
